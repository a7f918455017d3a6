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

    /// <summary>What had to succeed and did not, the weightiest first.</summary>
    public IReadOnlyList<PhaseFault> Faults { get; init; } = [];

    /// <value>Whether it made an attack of its own; one that did not judges the rest of its run.</value>
    internal bool IsAttack { get; init; } = true;

    /// <summary>Judges a case by its evidence.</summary>
    /// <param name="info">Which one.</param>
    /// <param name="evidence">What was done.</param>
    /// <param name="faults">The weightiest first.</param>
    /// <param name="findings">What was seen and must not be.</param>
    /// <param name="isAttack">Whether it has an attack of its own.</param>
    internal static CaseResult Of(
        CaseInfo info, IReadOnlyList<EvidenceLine> evidence, IReadOnlyList<PhaseFault> faults, IReadOnlyList<Finding> findings, bool isAttack)
    {
        var facts = EvidenceFacts.Of(
            evidence.Select(line => line.Phase).ToHashSet(StringComparer.Ordinal),
            faults.Select(fault => fault.Phase).ToHashSet(StringComparer.Ordinal),
            findings.Count,
            isAttack);
        return new CaseResult
        {
            Case = info,
            Facts = facts,
            Why = findings is [var finding, ..] ? finding.What
                : faults is [var fault, ..] ? fault.Why
                : VerdictTable.Judge(facts) == Verdict.Pass ? info.Shows
                : "A part of the case left no evidence, so nothing is said about it.",
            Findings = findings,
            Evidence = evidence,
            Faults = faults,
            IsAttack = isAttack,
        };
    }
}
