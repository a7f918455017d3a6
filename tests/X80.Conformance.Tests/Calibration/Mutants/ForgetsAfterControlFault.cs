using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>An after-control that failed counts as one that held.</summary>
internal sealed class ForgetsAfterControlFault : RigJoints
{
    public override bool Keeps(string phase) => phase != "after-control";
}
