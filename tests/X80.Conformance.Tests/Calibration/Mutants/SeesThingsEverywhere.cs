using X80.Conformance.Reports;
using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Calls everything a violation.</summary>
internal sealed class SeesThingsEverywhere : RigJoints
{
    public override CaseResult Judge(CaseResult result) => result with { Facts = result.Facts with { ViolationSeen = true } };
}
