namespace X80.Cli.Reader.Drill;

/// <summary>The drill as <c>--json</c>: one document.</summary>
/// <param name="Seed">The first seed.</param>
/// <param name="Pages">How many pages were changed and read.</param>
/// <param name="Exact">How many were read exactly.</param>
/// <param name="Poorer">How many were read without a mistake and with something unknown.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="Wrong">How many were read wrongly.</param>
/// <param name="Rows">The table.</param>
/// <param name="Failures">What was wrong, a line a page; names no content.</param>
internal sealed record DrillAnswer(
    int Seed, int Pages, int Exact, int Poorer, int Refused, int Wrong, IReadOnlyList<DrillRow> Rows, IReadOnlyList<string> Failures);
