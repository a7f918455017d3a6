using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Takes the control for granted.</summary>
internal sealed class SkipsControl : RigJoints
{
    public override bool Does(string phase) => phase != "control";
}
