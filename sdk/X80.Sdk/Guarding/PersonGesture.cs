namespace X80.Sdk.Guarding;

/// <summary>One click of a person in the page, as the browser reported it; whatever it led to, it opens one link at most, and soon.</summary>
public sealed class PersonGesture
{
    /// <summary>As long as a browser lets a click open a window.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly TimeProvider time;
    private readonly long madeAt;
    private int spent;

    /// <param name="time">Whose monotonic clock says how old the click is.</param>
    public PersonGesture(TimeProvider time) => (this.time, madeAt) = (time, time.GetTimestamp());

    internal bool IsExpired => time.GetElapsedTime(madeAt) > Lifetime;

    internal bool TrySpend() => Interlocked.Exchange(ref spent, 1) == 0;
}
