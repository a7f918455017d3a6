using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Rig;

public sealed class RigClockTests
{
    [Fact]
    public async Task A_jump_fires_what_came_due_and_nothing_else()
    {
        var clock = new RigClock();
        var hour = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var day = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var hourly = clock.CreateTimer(_ => hour.TrySetResult(), null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await using var daily = clock.CreateTimer(_ => day.TrySetResult(), null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);

        clock.Advance(TimeSpan.FromMinutes(61));

        await hour.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(day.Task.IsCompleted);
    }

    [Fact]
    public void All_its_hands_jump_together()
    {
        var clock = new RigClock();
        var (time, stamp) = (clock.GetUtcNow(), clock.GetTimestamp());

        clock.Advance(TimeSpan.FromHours(9));

        Assert.InRange(clock.GetUtcNow() - time, TimeSpan.FromHours(9), TimeSpan.FromHours(9.1));
        Assert.InRange(clock.GetElapsedTime(stamp), TimeSpan.FromHours(9), TimeSpan.FromHours(9.1));
    }
}
