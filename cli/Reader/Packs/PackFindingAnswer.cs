namespace X80.Cli.Reader.Packs;

/// <summary>One line of <c>x80 reader pack lint --json</c>.</summary>
/// <param name="File">The pack, as given.</param>
/// <param name="Severity"><c>problem</c>, which fails, or <c>note</c>.</param>
/// <param name="Path">The place in the JSON.</param>
/// <param name="Problem">What is wrong there.</param>
/// <param name="Fix">What to do about it.</param>
internal sealed record PackFindingAnswer(string File, string Severity, string Path, string Problem, string Fix);
