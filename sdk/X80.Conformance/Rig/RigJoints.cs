using X80.Conformance.Oracle;
using X80.Conformance.Reports;

namespace X80.Conformance.Rig;

/// <summary>
/// The joints at which a run is put together out of its parts. Here they hold; tests break one at a time and expect the
/// calibration to notice. Nothing outside this repository's own assemblies can hand in another.
/// </summary>
internal class RigJoints
{
    public static RigJoints Sound { get; } = new();

    /// <summary>Whether the steps of a phase are taken at all.</summary>
    public virtual bool Does(string phase) => true;

    /// <summary>Whether a sweep is made: the first one behind the attacks, or the last.</summary>
    public virtual bool Sweeps(bool isLast) => true;

    /// <summary>Whether a fault of a phase counts.</summary>
    public virtual bool Keeps(string phase) => true;

    /// <summary>What a channel shows of what may not be there.</summary>
    public virtual IReadOnlyList<CanaryHit> Scan(CanaryScanner scanner, string channel, byte[] bytes) => scanner.Scan(channel, bytes);

    public virtual Task<IReadOnlyList<ProbeHit>> AskAsync(IProbe probe, IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        probe.FindAsync(texts, cancellationToken);

    /// <summary>What reached the CRMs that the suite hosts.</summary>
    public virtual IReadOnlyList<string> Received(CrmSink sink) => sink.Received;

    /// <summary>The last word on a case.</summary>
    public virtual CaseResult Judge(CaseResult result) => result;
}
