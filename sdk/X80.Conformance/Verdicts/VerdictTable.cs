namespace X80.Conformance.Verdicts;

/// <summary>The one place where observations become verdicts, and verdicts an exit code.</summary>
public static class VerdictTable
{
    public static Verdict Judge(CaseFacts facts) => facts switch
    {
        // A violation that was seen counts, whatever else went wrong.
        { ViolationSeen: true } => Verdict.Fail,
        { RigFailed: true } => Verdict.RigError,
        { Applies: false } => Verdict.NotApplicable,
        { ControlHeld: true, SweptWhole: true, AfterControlHeld: true } => Verdict.Pass,
        _ => Verdict.Inconclusive,
    };

    /// <returns>The weightiest verdict of the cases that apply; a run without any is inconclusive, never green.</returns>
    public static Verdict Judge(IEnumerable<Verdict> cases) =>
        cases.Where(each => each != Verdict.NotApplicable).DefaultIfEmpty(Verdict.Inconclusive).Max();

    public static int ExitCode(Verdict run) => run switch
    {
        Verdict.Pass => 0,
        Verdict.Fail => 1,
        Verdict.Inconclusive => 3,
        _ => 4,
    };
}
