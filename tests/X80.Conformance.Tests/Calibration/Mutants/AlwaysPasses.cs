using X80.Conformance.Reports;
using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Draws the same verdict whatever was seen.</summary>
internal sealed class AlwaysPasses : RigJoints
{
    public override CaseResult Judge(CaseResult result) => result with { Facts = new(true, false, true, true, false, true) };
}
