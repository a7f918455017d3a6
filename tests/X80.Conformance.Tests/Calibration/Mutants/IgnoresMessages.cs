using X80.Conformance.Oracle;
using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Does not look at the messages.</summary>
internal sealed class IgnoresMessages : RigJoints
{
    public override IReadOnlyList<CanaryHit> Scan(CanaryScanner scanner, string channel, byte[] bytes) =>
        channel.StartsWith("GET messages", StringComparison.Ordinal) ? [] : base.Scan(scanner, channel, bytes);
}
