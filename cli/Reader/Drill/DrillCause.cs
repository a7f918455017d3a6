namespace X80.Cli.Reader.Drill;

/// <summary>How many pages that were not read exactly lost the same.</summary>
/// <param name="Outcome">As in <see cref="DrillPage"/>.</param>
/// <param name="Lost">As in <see cref="DrillPage"/>, joined.</param>
/// <param name="Pages">How many.</param>
/// <param name="Eras">Their eras, each with its number of pages.</param>
/// <param name="Mutations">What was done to most of them, each with its number of pages; three at most.</param>
/// <param name="Seeds">The first three of them.</param>
internal sealed record DrillCause(
    DrillOutcome Outcome, string Lost, int Pages, IReadOnlyList<string> Eras, IReadOnlyList<string> Mutations, IReadOnlyList<int> Seeds);
