using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Looks once, and not again behind the after-controls.</summary>
internal sealed class SkipsLastSweep : RigJoints
{
    public override bool Sweeps(bool isLast) => !isLast;
}
