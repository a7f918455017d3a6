namespace X80.Conformance.SelfTests;

/// <summary>What a suite has shown of itself.</summary>
public sealed class SelfReport(IReadOnlyList<SelfOutcome> outcomes)
{
    private const int Wrong = 1;

    private readonly int? runs;

    public IReadOnlyList<SelfOutcome> Outcomes => outcomes;

    /// <summary>How many runs the whole has, of which these may be a part.</summary>
    /// <value>As many as these.</value>
    public int Runs
    {
        get => runs ?? outcomes.Count;
        init => runs = value;
    }

    /// <summary>Whether nothing was left out.</summary>
    public bool IsWhole => Done >= Runs;

    /// <summary>How many of the whole's runs are among these.</summary>
    public int Done => outcomes.Count;

    public int Killed => Sabotaged.Count(outcome => outcome.IsKilled);

    public int Mutants => Sabotaged.Count();

    public int FalseAlarms => Odd.Count(outcome => outcome.Failed.Count > 0);

    public int OddRuns => Odd.Count();

    /// <summary>0 where every mutant was killed by its cases alone, no odd one failed and no degenerate one passed; else 1.</summary>
    public int ExitCode => outcomes.Count > 0 && outcomes.All(outcome => outcome.IsRight) ? 0 : Wrong;

    public IReadOnlyList<string> Lines =>
    [
        .. outcomes.Where(outcome => !outcome.IsRight).Select(outcome => outcome.Line),
        $"collateral failures {Sabotaged.Sum(outcome => outcome.Collateral.Count)}, degenerate servers that came out green "
        + $"{outcomes.Count(outcome => outcome.Kind == "degenerate" && !outcome.IsRight)} of {outcomes.Count(outcome => outcome.Kind == "degenerate")}",
        .. IsWhole ? Array.Empty<string>() : [$"a part: {Done} of {Runs} runs; nothing is said of the others"],
        $"servers killed {KilledOf("server")}, clients killed {KilledOf("client")}",
        $"killed {Killed} of {Mutants}, false alarms {FalseAlarms} of {OddRuns}",
    ];

    private string KilledOf(string half) =>
        $"{Sabotaged.Count(outcome => outcome.Half == half && outcome.IsKilled)} of {Sabotaged.Count(outcome => outcome.Half == half)}";

    private IEnumerable<SelfOutcome> Sabotaged => outcomes.Where(outcome => outcome.Kind == "sabotaged");

    private IEnumerable<SelfOutcome> Odd => outcomes.Where(outcome => outcome.Kind == "odd");
}
