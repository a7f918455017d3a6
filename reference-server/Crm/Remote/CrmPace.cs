namespace X80.ReferenceServer.Crm.Remote;

/// <summary>
/// When the next request to a CRM may start: never faster than its published rates, and not before the moment that it named
/// itself. One for each key, since that is what a CRM counts by.
/// </summary>
internal sealed class CrmPace(TimeProvider time, IReadOnlyList<CrmRate> reads, IReadOnlyList<CrmRate> writes)
{
    /// <summary>The longest that a CRM can tell us to stay away.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(15);

    /// <summary>A wait that would use up a call's whole time is not begun: the person is told at once.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private DateTimeOffset heldUntil = DateTimeOffset.MinValue;

    /// <param name="wait">What the CRM said; what lies in the past is no wait, and no wait is longer than <see cref="LongestHold"/>.</param>
    public void Hold(TimeSpan wait)
    {
        var bounded = TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestHold.Ticks));
        lock (gate)
        {
            var until = time.GetUtcNow() + bounded;
            heldUntil = until > heldUntil ? until : heldUntil;
        }
    }

    /// <exception cref="CrmFailedException">It would take too long; nothing was sent.</exception>
    public async Task AwaitTurnAsync(bool writing, CancellationToken cancellationToken)
    {
        while (TakeTurn(writing ? writes : reads) is var wait && wait > TimeSpan.Zero)
        {
            if (wait > LongestWait)
            {
                throw CrmFailedException.Unavailable(mayHaveBeenApplied: false);
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private TimeSpan TakeTurn(IReadOnlyList<CrmRate> rates)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var wait = rates.Select(rate => rate.WaitAt(now)).Append(heldUntil - now).Max();
            if (wait <= TimeSpan.Zero)
            {
                foreach (var rate in rates)
                {
                    rate.Take(now);
                }
            }

            return wait;
        }
    }
}
