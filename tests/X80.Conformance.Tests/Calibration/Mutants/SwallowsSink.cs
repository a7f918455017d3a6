using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Does not look through what reached the CRM.</summary>
internal sealed class SwallowsSink : RigJoints
{
    public override IReadOnlyList<string> Received(CrmSink sink) => [];
}
