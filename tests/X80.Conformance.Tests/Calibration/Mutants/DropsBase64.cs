using X80.Conformance.Oracle;
using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Leaves out one way to hide a text.</summary>
internal sealed class DropsBase64 : RigJoints
{
    public override IReadOnlyList<CanaryHit> Scan(CanaryScanner scanner, string channel, byte[] bytes) =>
        [.. base.Scan(scanner, channel, bytes).Where(hit => !hit.Form.Contains("base64", StringComparison.Ordinal))];
}
