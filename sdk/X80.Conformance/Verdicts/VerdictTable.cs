namespace X80.Conformance.Verdicts;

/// <summary>The one place where observations become verdicts, and verdicts an exit code.</summary>
public static class VerdictTable
{
    public static Verdict Judge(CaseFacts facts) => facts switch
    {
        // A violation that was seen counts, whatever else went wrong.
        { ViolationSeen: true } => Verdict.Fail,
        { RigFailed: true } => Verdict.RigError,
        { ControlHeld: true, SweptWhole: true, AfterControlHeld: true } => Verdict.Pass,
        _ => Verdict.Inconclusive,
    };

    /// <returns>The weightiest verdict; a run without cases is inconclusive, never green.</returns>
    public static Verdict Judge(IEnumerable<Verdict> cases) => cases.DefaultIfEmpty(Verdict.Inconclusive).Max();

    public static int ExitCode(Verdict run) => run switch
    {
        Verdict.Pass => 0,
        Verdict.Fail => 1,
        Verdict.Inconclusive => 3,
        _ => 4,
    };
}
