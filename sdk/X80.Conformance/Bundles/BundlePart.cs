using X80.Conformance.Reports;

namespace X80.Conformance.Bundles;

/// <summary>A half of the run; the lines behind it are its own.</summary>
internal sealed record BundlePart(
    string Half, string Subject, SightLevel Sight, VerifyStop? Stop, IReadOnlyDictionary<string, long> Numbers, IReadOnlyList<string> NotSeen) : BundleRecord;
