namespace X80.Benchmarks.Report;

/// <summary>A figure as it is kept for the table of <c>docs/performance.md</c>.</summary>
/// <param name="Group">Which command measured it, and on what: <c>server, sqlite</c>.</param>
/// <param name="What">In words; with the group the key.</param>
/// <param name="Value">Measured.</param>
/// <param name="Bar">The bound.</param>
/// <param name="AtLeast">Whether the bar is a floor; else it is a ceiling.</param>
/// <param name="Day">When, as <c>yyyy-MM-dd</c> in UTC.</param>
/// <param name="Machine">Where.</param>
internal sealed record KeptFigure(string Group, string What, double Value, double Bar, bool AtLeast, string Day, string Machine);
