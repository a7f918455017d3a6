namespace X80.Conformance.Rig;

/// <summary>
/// A backend that the suite starts for itself, for the client half and for a bare <c>x80 verify</c>. The suite references
/// no server: whoever runs it hands one in.
/// </summary>
public interface IRigBackend
{
    /// <summary>Starts a fresh backend on a loopback port, with two members of one workspace and one embedded CRM.</summary>
    Task<RigBackendSession> StartAsync(TimeProvider time, CancellationToken cancellationToken);
}
