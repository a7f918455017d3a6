using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>A control that failed counts as one that held.</summary>
internal sealed class ForgetsControlFault : RigJoints
{
    public override bool Keeps(string phase) => phase != "control";
}
