namespace X80.Conformance.Rig;

/// <summary>
/// Looks behind the server: into everything it keeps. With one, a report may speak of what was stored (sight level L3);
/// without, only of what the server shows (L1).
/// </summary>
public interface IProbe
{
    /// <returns>The texts that were found, each with its places.</returns>
    /// <exception cref="ProbeFailedException">The probe did not answer as one does.</exception>
    Task<IReadOnlyList<ProbeHit>> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
