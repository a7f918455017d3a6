using System.Globalization;

namespace X80.Simulator.Crm.Affinity;

/// <summary>One count for both versions: in a minute, and in a month where the plan has such a limit. Its owner serialises the calls.</summary>
internal sealed class AffinityRates(AffinityStandInOptions options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private DateTimeOffset minuteEnds = options.Time.GetUtcNow() + Minute;
    private int thisMinute;
    private int thisMonth;

    /// <returns>Whether there was room; a request without it is not counted.</returns>
    public bool Take()
    {
        var now = options.Time.GetUtcNow();
        if (now >= minuteEnds)
        {
            (minuteEnds, thisMinute) = (now + Minute, 0);
        }

        if (thisMinute >= options.RequestsPerMinute || thisMonth >= options.RequestsPerMonth)
        {
            return false;
        }

        (thisMinute, thisMonth) = (thisMinute + 1, thisMonth + 1);
        return true;
    }

    /// <summary>The six headers of every answer, or the three of the user.</summary>
    public IEnumerable<(string Name, string Value)> Headers(bool isSpent)
    {
        var now = options.Time.GetUtcNow();
        yield return ("x-ratelimit-limit-user", Word(options.RequestsPerMinute));
        yield return ("x-ratelimit-limit-user-remaining", Word(isSpent ? 0 : options.RequestsPerMinute - thisMinute));
        yield return ("x-ratelimit-limit-user-reset", Word(isSpent ? 1 : (int)Math.Max(1, Math.Ceiling((minuteEnds - now).TotalSeconds))));
        if (options.RequestsPerMonth is { } month)
        {
            var next = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
            yield return ("x-ratelimit-limit-org", Word(month));
            yield return ("x-ratelimit-limit-org-remaining", Word(month - thisMonth));
            yield return ("x-ratelimit-limit-org-reset", Word((int)(next - now).TotalSeconds));
        }
    }

    private static string Word(int number) => number.ToString(CultureInfo.InvariantCulture);
}
