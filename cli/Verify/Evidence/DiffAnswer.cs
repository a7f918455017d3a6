namespace X80.Cli.Verify.Evidence;

/// <summary>What changed from one run to the next, as JSON.</summary>
/// <param name="Lines">Such as <c>worse    server GATE-2/PS/1: PASS at L3 to FAIL at L3</c>.</param>
/// <param name="Unchanged">How many cases and runs are as before.</param>
/// <param name="IsWorse">Whether anything is worse.</param>
internal sealed record DiffAnswer(IReadOnlyList<string> Lines, int Unchanged, bool IsWorse);
