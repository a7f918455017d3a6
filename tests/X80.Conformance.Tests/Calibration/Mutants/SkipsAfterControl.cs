using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Takes the after-control for granted.</summary>
internal sealed class SkipsAfterControl : RigJoints
{
    public override bool Does(string phase) => phase != "after-control";
}
