using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Never attacks.</summary>
internal sealed class SkipsAttack : RigJoints
{
    public override bool Does(string phase) => phase != "attack";
}
