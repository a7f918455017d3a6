namespace X80.Cli.Reader.Drill;

/// <summary>Which pages are drilled: so many seeds from the first.</summary>
internal sealed record DrillRequest(int Pages, int Seed, bool Json);
