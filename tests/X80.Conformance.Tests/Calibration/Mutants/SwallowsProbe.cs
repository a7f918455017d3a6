using X80.Conformance.Rig;

namespace X80.Conformance.Tests.Calibration.Mutants;

/// <summary>Asks the probe for its controls, and swallows what it says in the sweep.</summary>
internal sealed class SwallowsProbe : RigJoints
{
    public override async Task<IReadOnlyList<ProbeHit>> AskAsync(IProbe probe, IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        texts.Count > MostControls ? [] : await base.AskAsync(probe, texts, cancellationToken);

    private const int MostControls = 10;
}
