using System.Globalization;

namespace X80.Benchmarks.Server;

/// <summary>One figure beside its bar.</summary>
/// <param name="Name">Short and stable: recorded figures are found by it.</param>
/// <param name="What">In words.</param>
/// <param name="Value">Measured.</param>
/// <param name="Bar">The bound.</param>
/// <param name="AtLeast">Whether the bar is a floor; else it is a ceiling.</param>
internal sealed record Figure(string Name, string What, double Value, double Bar, bool AtLeast)
{
    public bool IsMet => AtLeast ? Value >= Bar : Value <= Bar;

    public string Line => string.Create(
        CultureInfo.InvariantCulture, $"{(IsMet ? "met" : "MISSED"),-7}{What}: {Value:0.###} (bar: at {(AtLeast ? "least" : "most")} {Bar:0.###})");
}
