using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>A place that could not be read counts as empty.</summary>
internal sealed class ForgetsSweepFault : RigJoints
{
    public override bool Keeps(string phase) => phase != "sweep";
}
