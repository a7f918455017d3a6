using X80.Conformance.Reports;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Bundles;

/// <summary>A case behind its steps: what did not hold, what was seen, and which verdict the run drew from it.</summary>
internal sealed record BundleCase(
    string Id, string Title, string Shows, bool IsAttack, IReadOnlyList<PhaseFault> Faults, IReadOnlyList<Finding> Findings, Verdict Verdict) : BundleRecord;
