using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Backup;
using X80.ReferenceServer.Keys;

namespace X80.ReferenceServer;

/// <summary>What an administrator does to keep a server in order, on its own machine, beside it or without it.</summary>
public sealed class ServerUpkeep
{
    private readonly EpochRotation rotation;
    private readonly AuditVerifier verifier;
    private readonly SqliteBackup backup;
    private readonly ServerOptions options;

    internal ServerUpkeep(ServerOptions options, EpochRotation rotation, AuditVerifier verifier, SqliteBackup backup) =>
        (this.options, this.rotation, this.verifier, this.backup) = (options, rotation, verifier, backup);

    /// <summary>Writes the data as a new file, and the living keys in the place of the former. Of SQLite alone.</summary>
    /// <param name="folder">Where backups are kept: neither with the data nor with the keys.</param>
    /// <returns>The file name of the data.</returns>
    /// <exception cref="ServerStateException">The folder cannot take a backup, or the database is PostgreSQL.</exception>
    public string Backup(string folder) => options.PostgresAddress is null
        ? backup.Write(folder)
        : throw new ServerStateException("This command backs up SQLite alone. Back up PostgreSQL with pg_dump, and its keys folder apart.");

    /// <summary>Rotates the epoch key, or finishes a rotation that was cut short. Erased content is then unreadable in every old copy.</summary>
    public Task<RotationOutcome> RotateKeysAsync(CancellationToken cancellationToken) => rotation.RotateAsync(cancellationToken);

    /// <summary>Checks the whole audit trail against itself and against the signed heads outside the database.</summary>
    public Task<AuditReport> VerifyAuditAsync(CancellationToken cancellationToken) => verifier.VerifyAsync(cancellationToken);
}
