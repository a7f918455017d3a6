using System.Globalization;

namespace X80.Conformance.Coverage;

/// <summary>
/// How likely a run of this length sees a client that acts without a click now and then. Computed from the length by the law of
/// rare events, not measured with such a client.
/// </summary>
internal static class DetectionPower
{
    private static readonly (string Client, double ADay)[] Random =
        [("acts at random, three times a day", 3), ("acts at random, once a day", 1), ("acts at random, three times in ten days", 0.3)];

    /// <param name="hours">By the rig's clock.</param>
    /// <returns>A client, and the chance in words.</returns>
    public static IEnumerable<(string Client, string Chance)> Of(double hours)
    {
        const double FixedTimer = 23 + (55.0 / 60);
        yield return ("acts by a timer of 23 h 55 min", hours >= FixedTimer ? "seen" : "not seen: this run was shorter");
        foreach (var (client, aDay) in Random)
        {
            yield return (client, (1 - Math.Exp(-aDay * hours / 24)).ToString("0 %", CultureInfo.InvariantCulture));
        }
    }
}
