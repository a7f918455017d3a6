using X80.Conformance.Reports;

namespace X80.Conformance.Bundles;

/// <summary>What a bundle is worth.</summary>
/// <param name="Report">The run with its verdicts drawn again; null where nothing can be drawn.</param>
/// <param name="Fault">Why it is not believed, in a sentence; null where it is.</param>
/// <param name="Remarks">What else is to be known of it.</param>
/// <param name="ExitCode">
/// That of the run as drawn again; 1 where the bundle does not hold together or bears another nonce, 2 where the text is no bundle,
/// 5 where a green one is of another set of cases than this suite's.
/// </param>
public sealed record BundleJudgement(VerifyReport? Report, string? Fault, IReadOnlyList<string> Remarks, int ExitCode);
