namespace X80.Conformance.Rig;

/// <summary>
/// The clock of a client's rig: it runs with the machine's and can jump ahead, and then every timer that has come due
/// fires. So hours pass in a run of seconds, for the client, the backend and the suite alike.
/// </summary>
internal sealed class RigClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<RigTimer> timers = [];
    private long ahead;

    public override long TimestampFrequency => System.TimestampFrequency;

    /// <summary>How far it has jumped in all.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;

    public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new RigTimer(this, callback, state);
        lock (gate)
        {
            timers.Add(timer);
        }
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref ahead, by.Ticks);
        RigTimer[] running;
        lock (gate)
        {
            running = [.. timers];
        }
        foreach (var timer in running)
        {
            timer.Catch();
        }
    }

    internal void Remove(RigTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }
}
