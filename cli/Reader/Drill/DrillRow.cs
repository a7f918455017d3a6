namespace X80.Cli.Reader.Drill;

/// <summary>How many pages with one mutation at one stage ended how.</summary>
internal sealed record DrillRow(string Mutation, string Stage, int Exact, int Poorer, int Refused, int Wrong);
