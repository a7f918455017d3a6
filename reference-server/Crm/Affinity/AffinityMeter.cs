using System.Globalization;
using System.Net.Http.Headers;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// Reads the six headers by which Affinity counts: with nothing left of the minute or of the month, the next request waits until
/// it begins anew. A 429 says so in the same headers, for want of a <c>Retry-After</c>.
/// </summary>
internal static class AffinityMeter
{
    private static readonly string[] Owners = ["user", "org"];

    /// <returns>How long nothing is left; null where something is.</returns>
    public static TimeSpan? RestOf(HttpResponseHeaders headers)
    {
        var waits = Owners
            .Where(owner => Number(headers, $"x-ratelimit-limit-{owner}-remaining") == 0)
            .Select(owner => Number(headers, $"x-ratelimit-limit-{owner}-reset"))
            .OfType<long>()
            .ToList();
        return waits.Count == 0 ? null : TimeSpan.FromSeconds(Math.Min(waits.Max(), (long)CrmPace.LongestHold.TotalSeconds));
    }

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
