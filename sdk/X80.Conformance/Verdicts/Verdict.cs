namespace X80.Conformance.Verdicts;

/// <summary>What a case, or a run, has shown; the later one outweighs the earlier.</summary>
public enum Verdict
{
    /// <summary>The controls held and the violation was not observed at this run's sight level.</summary>
    Pass,

    /// <summary>The case cannot be a client's: what it is about does not exist there, and its reason says so. It decides nothing.</summary>
    NotApplicable,

    /// <summary>Nothing was seen, but a control failed: a silence that shows nothing.</summary>
    Inconclusive,

    /// <summary>The suite's own rig failed.</summary>
    RigError,

    /// <summary>A violation was seen.</summary>
    Fail,
}
