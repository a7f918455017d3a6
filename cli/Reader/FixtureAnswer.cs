namespace X80.Cli.Reader;

/// <summary>One line of <c>x80 reader test --json</c>.</summary>
internal sealed record FixtureAnswer(string Fixture, string Outcome, IReadOnlyList<string> Differences);
