using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Keys;

namespace X80.ReferenceServer;

/// <summary>What an administrator does to keep a server in order, on its own machine, beside it or without it.</summary>
public sealed class ServerUpkeep
{
    private readonly EpochRotation rotation;
    private readonly AuditVerifier verifier;

    internal ServerUpkeep(EpochRotation rotation, AuditVerifier verifier) => (this.rotation, this.verifier) = (rotation, verifier);

    /// <summary>Rotates the epoch key, or finishes a rotation that was cut short. Erased content is then unreadable in every old copy.</summary>
    public Task<RotationOutcome> RotateKeysAsync(CancellationToken cancellationToken) => rotation.RotateAsync(cancellationToken);

    /// <summary>Checks the whole audit trail against itself and against the signed heads outside the database.</summary>
    public Task<AuditReport> VerifyAuditAsync(CancellationToken cancellationToken) => verifier.VerifyAsync(cancellationToken);
}
