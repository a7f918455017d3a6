namespace X80.Conformance.Rig;

/// <summary>The probe of a backend that the suite started itself.</summary>
public sealed class RigBackendProbe(RigBackendSession backend) : IProbe
{
    public Task<IReadOnlyList<ProbeHit>> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        backend.ProbeAsync(texts, cancellationToken);
}
