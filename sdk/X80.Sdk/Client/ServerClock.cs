namespace X80.Sdk.Client;

/// <summary>
/// How far the backend's clock is ahead of this machine's, as its last <c>Date</c> header told. A consent's
/// <c>clickedAt</c> is server time, so that a wrong clock on this machine does not make every click look expired.
/// </summary>
public sealed class ServerClock
{
    private readonly TimeProvider time;
    private long offsetTicks;

    public ServerClock(TimeProvider time) => this.time = time;

    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <summary>Waits on this machine's clock.</summary>
    internal Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) => Task.Delay(pause, time, cancellationToken);

    internal void Observe(DateTimeOffset? date)
    {
        if (date is { } theirs)
        {
            Interlocked.Exchange(ref offsetTicks, (theirs - time.GetUtcNow()).Ticks);
        }
    }
}
