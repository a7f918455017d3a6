using System.Collections.Concurrent;

namespace X80.Sdk.Tests.Support;

/// <summary>A clock on which every pause is over at once, and which tells how long each would have been.</summary>
public sealed class EagerTime : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Pauses.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
