namespace X80.ReferenceServer.Writes;

/// <summary>What is kept of a write that was done: tags, counts and ids (WIRE-4).</summary>
internal sealed class RememberedRow
{
    public byte[] BodyTag { get; init; } = [];

    public string Outcome { get; init; } = "";

    /// <value>Until when its request may still be at its CRM call on some replica, Unix milliseconds.</value>
    public long RunningUntil { get; init; }
}
