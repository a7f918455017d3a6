using X80.Conformance.Cases;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Reports;

/// <summary>One case, judged.</summary>
public sealed record CaseResult
{
    public required CaseInfo Case { get; init; }

    public required CaseFacts Facts { get; init; }

    public Verdict Verdict => VerdictTable.Judge(Facts);

    /// <summary>Why it is no pass, in a sentence; for a pass what it shows.</summary>
    public required string Why { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required IReadOnlyList<EvidenceLine> Evidence { get; init; }
}
