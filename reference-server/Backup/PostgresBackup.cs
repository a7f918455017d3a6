using System.Data;
using System.Security.Cryptography;
using Dapper;
using Npgsql;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Postgres;

namespace X80.ReferenceServer.Backup;

/// <summary>Backs up a PostgreSQL database, as a role that sees all of it, beside the servers. The keys folder is never in it.</summary>
internal sealed class PostgresBackup(ServerOptions options, PostgresAddress owner, TimeProvider time)
{
    private static readonly string[] KeyTables = ["key_epochs", "conversation_keys", "message_keys", "crm_keys"];

    private readonly SqlCatalog catalog = new("Postgres");
    private readonly Tagger tagger = new(new KeyFolder(options.KeysFolderOrDefault).ReadTagKey());

    /// <returns>The name of the data part.</returns>
    /// <exception cref="ServerStateException">It cannot be done; the former backup is as it was.</exception>
    public async Task<string> WriteAsync(string to, CancellationToken cancellationToken)
    {
        BackupFolder.Make(to, options);
        var folder = new BackupFolder(to, tagger);
        var name = BackupFolder.NewName(time.GetUtcNow(), "dump");
        var draft = folder.PathOf(name + ".draft");
        try
        {
            await using var connection = await PostgresOwner.OpenAsync(owner, cancellationToken);
            Refuse(connection);
            folder.Take(draft, name, await DumpAsync(connection, draft, cancellationToken));
            Note(connection, folder, to);
            return name;
        }
        catch (NpgsqlException e)
        {
            throw new ServerStateException("The database went away during the backup. Nothing was backed up; try again.", e);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private void Refuse(NpgsqlConnection connection)
    {
        var scripts = new MigrationScripts("Postgres");
        List<string> applied = connection.ExecuteScalar<bool>("select to_regclass('public.schemaversions') is not null")
            ? connection.Query<string>("select scriptname from public.schemaversions").AsList()
            : [];
        scripts.RefuseNewer(applied);
        scripts.RefuseOlder(applied);
        var held = new StoreSession(connection, catalog).Find<WorkspaceRow>("access.workspace");
        if (held is null || !CryptographicOperations.FixedTimeEquals(tagger.Tag(Installation.Check, held.Id), held.KeyCheck))
        {
            throw new ServerStateException(
                "The keys in the keys folder are not those of this database, or no server ever ran on it, so it is not backed up. Say with --keys where its keys lie.");
        }
    }

    /// <summary>Both parts are of one instant: the dump reads the snapshot of the transaction that reads the living keys, and leaves the keys out.</summary>
    private async Task<LivingKeys> DumpAsync(NpgsqlConnection connection, string draft, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var snapshot = connection.ExecuteScalar<string>("select pg_export_snapshot()")!;
        var living = LivingReader.Read(new StoreSession(connection, catalog), time.GetUtcNow());
        DurableFile.Replace(draft, []);
        await PostgresTool.RunAsync(
            "pg_dump",
            owner,
            ["--format=custom", "--no-password", "--schema=public", $"--snapshot={snapshot}", $"--file={draft}", .. KeyTables.Select(table => $"--exclude-table-data=public.{table}")],
            cancellationToken);
        return living;
    }

    /// <summary>From now on rotations renew the living keys in this folder. One that ended meanwhile has destroyed the key that these were wrapped under.</summary>
    private void Note(NpgsqlConnection connection, BackupFolder folder, string to)
    {
        var session = new StoreSession(connection, catalog);
        LivingUpkeep.Note(session, to);
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        folder.WriteLiving(LivingReader.Read(session, time.GetUtcNow()));
    }
}
