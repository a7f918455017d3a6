using X80.Conformance.Verdicts;

namespace X80.Conformance.Reports;

/// <summary>One half of a run: a server judged, or a client.</summary>
public sealed record PartReport
{
    /// <summary><c>server</c> or <c>client</c>.</summary>
    public required string Half { get; init; }

    /// <summary>What was judged: an address without user-info, or a client's name.</summary>
    public required string Subject { get; init; }

    public required SightLevel Sight { get; init; }

    public required IReadOnlyList<CaseResult> Cases { get; init; }

    /// <summary>What the run did, in numbers: <c>requests</c>, <c>stimuli</c> …</summary>
    public required IReadOnlyDictionary<string, long> Numbers { get; init; }

    /// <summary>What this run could not see, in sentences.</summary>
    public required IReadOnlyList<string> NotSeen { get; init; }

    /// <summary>Set where the run ended before its cases.</summary>
    public VerifyStop? Stop { get; init; }

    /// <summary>That of the cases that count; where none of them was played, nothing is said.</summary>
    public Verdict Verdict =>
        Stop is null ? VerdictTable.Judge(Cases.Where(each => each.Case.IsScored).Select(each => each.Verdict)) : Verdict.RigError;

    /// <summary>A refusal to start has its own code; else the verdict's.</summary>
    public int ExitCode => Stop?.ExitCode ?? VerdictTable.ExitCode(Verdict);
}
