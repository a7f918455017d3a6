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
/// <param name="Causes">Why pages were not read exactly, the most frequent first.</param>
/// <param name="NotExact">Each page that was not read exactly.</param>
/// <param name="Bereft">How many of these had lost something that stood nowhere else on the page.</param>
/// <param name="Whole">How many pages still said all that they had said before they were changed.</param>
/// <param name="WholeExact">How many of these were read exactly.</param>
internal sealed record DrillAnswer(
    int Seed, int Pages, int Exact, int Poorer, int Refused, int Wrong, IReadOnlyList<DrillRow> Rows, IReadOnlyList<string> Failures,
    IReadOnlyList<DrillCause> Causes, IReadOnlyList<DrillPage> NotExact, int Bereft, int Whole, int WholeExact);
