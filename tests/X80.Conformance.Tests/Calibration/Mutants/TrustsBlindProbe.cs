using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Takes it for granted that the probe sees what was accepted.</summary>
internal sealed class TrustsBlindProbe : RigJoints
{
    public override async Task<IReadOnlyList<ProbeHit>> AskAsync(IProbe probe, IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        texts.Count > MostControls ? await base.AskAsync(probe, texts, cancellationToken) : [.. texts.Select(text => new ProbeHit(text, "trusted"))];

    private const int MostControls = 10;
}
