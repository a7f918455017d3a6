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
    private readonly LivingUpkeep living;
    private readonly ServerOptions options;

    internal ServerUpkeep(ServerOptions options, EpochRotation rotation, AuditVerifier verifier, SqliteBackup backup, LivingUpkeep living) =>
        (this.options, this.rotation, this.verifier, this.backup, this.living) = (options, rotation, verifier, backup, living);

    /// <summary>
    /// Writes the data as a new file, and the living keys in the place of the former. Of SQLite alone; of either database:
    /// <see cref="ServerBackup"/>. From then on a rotation renews the living keys in this folder.
    /// </summary>
    /// <param name="folder">Where backups are kept: neither with the data nor with the keys.</param>
    /// <param name="cancellationToken">What was written stays.</param>
    /// <returns>The file name of the data.</returns>
    /// <exception cref="ServerStateException">The folder cannot take a backup, or the database is PostgreSQL.</exception>
    public async Task<string> BackupAsync(string folder, CancellationToken cancellationToken)
    {
        if (options.PostgresAddress is not null)
        {
            throw new ServerStateException("PostgreSQL is backed up as its owner: x80 server backup --database OWNER --to DIR");
        }

        var name = backup.Write(folder);
        await living.NoteAsync(folder, cancellationToken);

        // A rotation that ended meanwhile has destroyed the key that these were wrapped under.
        await living.RenewAsync(cancellationToken);
        return name;
    }

    /// <summary>Gives the newest backup up: a rotation no longer cares whether it can be restored.</summary>
    public Task ForgetBackupAsync(CancellationToken cancellationToken) => living.ForgetAsync(cancellationToken);

    /// <summary>Rotates the epoch key, or finishes a rotation that was cut short. Erased content is then unreadable in every old copy.</summary>
    public Task<RotationOutcome> RotateKeysAsync(CancellationToken cancellationToken) => RotateKeysAsync(moved: null, cancellationToken);

    /// <summary>The same, counted as it goes.</summary>
    /// <param name="moved">Told how many conversation keys have moved so far.</param>
    /// <param name="cancellationToken">What was moved stays; the next rotation goes on.</param>
    public Task<RotationOutcome> RotateKeysAsync(IProgress<int>? moved, CancellationToken cancellationToken) => rotation.RotateAsync(moved, cancellationToken);

    /// <summary>Checks the whole audit trail against itself and against the signed heads outside the database.</summary>
    public Task<AuditReport> VerifyAuditAsync(CancellationToken cancellationToken) => verifier.VerifyAsync(cancellationToken);
}
