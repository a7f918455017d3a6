using X80.Conformance.Reports;

namespace X80.Conformance.Bundles;

/// <summary>A step of a case, and what the suite sent in it. What was answered stands as status and type of problem alone.</summary>
internal sealed record BundleStep(string Case, string Phase, string Step, string Outcome, SentRequest? Sent) : BundleRecord;
