using Microsoft.Extensions.Time.Testing;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>
/// The test's clock, on which short pauses between two looks pass at once: they move no time, and a wait of seconds is over
/// only when the test says so. A test can step in as such a wait is begun.
/// </summary>
internal sealed class HurriedClock(FakeTimeProvider clock) : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Call = TimeSpan.FromSeconds(10);
    private Action? callBegins;
    private int pauses;

    /// <value>How many short pauses were begun.</value>
    public int Pauses => Volatile.Read(ref pauses);

    /// <summary>Called once, on the thread that begins the next wait of 10 s: a call to a CRM may last so long.</summary>
    public void BeforeCall(Action? act) => callBegins = act;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Call)
        {
            Interlocked.Exchange(ref callBegins, null)?.Invoke();
        }

        if (dueTime <= TimeSpan.Zero || dueTime > Short)
        {
            return clock.CreateTimer(callback, state, dueTime, period);
        }

        Interlocked.Increment(ref pauses);
        return System.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }
}
