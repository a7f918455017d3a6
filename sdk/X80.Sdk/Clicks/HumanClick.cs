using X80.Contract.Ids;

namespace X80.Sdk.Clicks;

/// <summary>
/// Proof that a person clicked. Made by <see cref="ClickGate"/> alone, spent once, dead after 120 s of a monotonic clock,
/// bound to the document that was open.
/// </summary>
public sealed class HumanClick
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(120);

    private readonly TimeProvider time;
    private readonly long madeAt;
    private int spent;
    private int consented;

    private HumanClick(string control, string documentId, TimeProvider time)
    {
        (Control, DocumentId, this.time) = (control, documentId, time);
        (madeAt, ClickedAt) = (time.GetTimestamp(), time.GetUtcNow());
    }

    public ClickId Id { get; } = ClickId.NewRandom();

    /// <summary>The control that was clicked.</summary>
    public string Control { get; }

    /// <summary>The wrapped page's document at the time of the click.</summary>
    public string DocumentId { get; }

    /// <summary>By this machine's clock.</summary>
    public DateTimeOffset ClickedAt { get; }

    public bool IsExpired => time.GetElapsedTime(madeAt) > Lifetime;

    /// <summary>Spends it: true exactly once, and only while it lives.</summary>
    public bool TrySpend() => !IsExpired && Interlocked.Exchange(ref spent, 1) == 0;

    /// <summary>Whether it has paid for an act.</summary>
    internal bool IsSpent => Volatile.Read(ref spent) == 1;

    /// <summary>One click makes one consent at most: true exactly once, and only while it lives.</summary>
    internal bool TryConsent() => !IsExpired && Interlocked.Exchange(ref consented, 1) == 0;

    internal static HumanClick Mint(string control, string documentId, TimeProvider time) => new(control, documentId, time);
}
