using X80.Conformance.Verdicts;

namespace X80.Conformance.Bundles;

/// <summary>The last line.</summary>
/// <param name="Verdict">Of the run.</param>
/// <param name="ExitCode">Of the run.</param>
/// <param name="Records">How many lines stand before this one.</param>
internal sealed record BundleEnd(Verdict Verdict, int ExitCode, int Records) : BundleRecord;
