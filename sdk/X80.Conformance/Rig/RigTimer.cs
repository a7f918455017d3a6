namespace X80.Conformance.Rig;

/// <summary>A timer of the machine that is wound anew when the rig's clock jumps.</summary>
internal sealed class RigTimer : ITimer
{
    private readonly Lock gate = new();
    private readonly RigClock clock;
    private readonly ITimer real;
    private DateTimeOffset? due;
    private TimeSpan period;

    public RigTimer(RigClock clock, TimerCallback callback, object? state)
    {
        this.clock = clock;
        real = TimeProvider.System.CreateTimer(_ => Fire(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
    {
        lock (gate)
        {
            due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
            period = newPeriod;
            return Wind();
        }
    }

    /// <summary>The clock has jumped: what came due fires now.</summary>
    public void Catch()
    {
        lock (gate)
        {
            Wind();
        }
    }

    public void Dispose()
    {
        clock.Remove(this);
        real.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        clock.Remove(this);
        return real.DisposeAsync();
    }

    private void Fire(TimerCallback callback, object? state)
    {
        lock (gate)
        {
            if (due is null)
            {
                return;
            }
            due = period > TimeSpan.Zero ? clock.GetUtcNow() + period : null;
            Wind();
        }
        callback(state);
    }

    private bool Wind()
    {
        var left = due - clock.GetUtcNow();
        return real.Change(left is null ? Timeout.InfiniteTimeSpan : left > TimeSpan.Zero ? left.Value : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
