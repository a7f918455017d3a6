using X80.Conformance.Oracle;
using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Does not look at what was answered to the attack.</summary>
internal sealed class IgnoresAnswers : RigJoints
{
    public override IReadOnlyList<CanaryHit> Scan(CanaryScanner scanner, string channel, byte[] bytes) =>
        channel.StartsWith("answer", StringComparison.Ordinal) ? [] : base.Scan(scanner, channel, bytes);
}
