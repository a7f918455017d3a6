namespace X80.Cli.Verify.Self;

/// <summary>What is kept of the suite's trial on its zoo.</summary>
/// <param name="Suite">Digest of the cases that were tried.</param>
/// <param name="Date">When it ended.</param>
/// <param name="Commit">What was tried; null where nobody said.</param>
/// <param name="Seed">Gives the order again.</param>
/// <param name="Full">Whether every one was judged by every case.</param>
/// <param name="Runs">Runs that the whole has.</param>
/// <param name="Done">Runs of which this is the result; fewer than the whole where it is a part.</param>
/// <param name="Killed">Sabotaged ones that failed what they had to.</param>
/// <param name="Mutants">Sabotaged ones in all.</param>
/// <param name="FalseAlarms">Runs of odd ones with a failure.</param>
/// <param name="OddRuns">Runs of odd ones in all.</param>
/// <param name="Wrong">Those that are not as they have to be.</param>
/// <param name="ExitCode">Of the run.</param>
internal sealed record SelfResult(
    string Suite, DateTimeOffset Date, string? Commit, int Seed, bool Full, int Runs, int Done, int Killed, int Mutants, int FalseAlarms, int OddRuns, IReadOnlyList<string> Wrong, int ExitCode);
