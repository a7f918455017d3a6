using System.Text;
using System.Text.Json;
using X80.Conformance.Oracle;
using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Compares texts as they stand: another case or normal form is another text.</summary>
internal sealed class ComparesPlainlyAlone : RigJoints
{
    public override IReadOnlyList<CanaryHit> Scan(CanaryScanner scanner, string channel, byte[] bytes) =>
        [.. base.Scan(scanner, channel, bytes).Where(hit => hit.Form.Contains("base64", StringComparison.Ordinal) || Encoding.UTF8.GetString(bytes).Contains(JsonEncodedText.Encode(hit.Canary.Text).ToString(), StringComparison.Ordinal))];
}
