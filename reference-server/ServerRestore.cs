using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Backup;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Sqlite;

namespace X80.ReferenceServer;

/// <summary>Brings a SQLite database back from a backup, joined with the newest living keys. No server serves it before that is done.</summary>
public static class ServerRestore
{
    /// <param name="options">Where the database is to lie; there is none yet. The keys are those of the backup.</param>
    /// <param name="from">The folder that <c>x80 server backup</c> wrote to.</param>
    /// <param name="part">A data part by its file name; the newest unless given.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    /// <param name="cancellationToken">Until the database is in place a stopped restore leaves nothing that is served.</param>
    /// <exception cref="ServerStateException">The backup is not whole, or not of these keys; nothing was changed.</exception>
    public static async Task<RestoreOutcome> RunAsync(
        ServerOptions options, string from, string? part, TimeProvider? time, CancellationToken cancellationToken)
    {
        ServerOptionsValidator.Validate(options);
        if (options.HoldsDatabase)
        {
            throw new ServerStateException("The data folder holds a database already. Nothing was restored; move it away, or say with --data another folder.");
        }

        var clock = time ?? TimeProvider.System;
        var keys = new KeyFolder(options.KeysFolderOrDefault);
        var tagger = new Tagger(keys.ReadTagKey());
        var folder = new BackupFolder(from, tagger);
        var data = folder.ReadPart(part);
        var living = folder.ReadLiving();
        if (living.Workspace != data.Workspace)
        {
            throw new ServerStateException("Data and living keys of the backup are of two servers. Nothing was restored.");
        }

        var join = new RestoreJoin(living, keys, new DeletionBook(new Markers(tagger), clock), clock.GetUtcNow());
        join.ProveKeys();
        DurableFile.CreateFolder(options.DataFolder);
        var draft = Draft(options, folder.PathOf(data.File));
        var (messages, erased) = Join(options, draft, join, out var heads, clock.GetUtcNow());
        await new HeadBook(options, keys).AppendAsync(heads, cancellationToken);
        File.Move(draft, options.DatabasePath, overwrite: false);
        DurableFile.FlushFolderOf(options.DatabasePath);
        return new RestoreOutcome(data.File, Time(data.At), Time(living.At), messages, erased);
    }

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);

    private static string Draft(ServerOptions options, string part)
    {
        var draft = options.DatabasePath + ".restoring";
        foreach (var left in new[] { draft, draft + "-wal", draft + "-shm" })
        {
            File.Delete(left);
        }

        File.Copy(part, draft);
        return draft;
    }

    private static (int Messages, int Erased) Join(
        ServerOptions options, string draft, RestoreJoin join, out IReadOnlyList<SignedHead> heads, DateTimeOffset now)
    {
        var file = new SqliteFile(draft);
        try
        {
            using (var connection = file.OpenChecked())
            {
                connection.Execute("pragma user_version = 0");
            }

            new SqliteSchema(file, new DatabaseCheck(file, options), new StoreTriggers()).Prepare();
            using var joined = file.Open(readOnly: false);
            var session = new StoreSession(joined, new SqlCatalog("Sqlite"));
            joined.Execute("begin immediate");
            var counts = join.Run(session);
            heads = Heads(session, now);
            joined.Execute("commit; pragma wal_checkpoint(truncate)");
            return counts;
        }
        catch (Exception e) when (e is SqliteException or CryptographicException)
        {
            throw new ServerStateException("The backup's data and keys do not fit together. Nothing was restored; take another with --part.", e);
        }
    }

    private static IReadOnlyList<SignedHead> Heads(StoreSession session, DateTimeOffset now) =>
        [.. session.Query<MemberScope>("probe.members").Select(member =>
        {
            var last = session.Find<AuditRow>("audit.last", member);
            return new SignedHead(
                SignedHead.Restored, now.ToUnixTimeMilliseconds(), member.Workspace, member.Member, last?.Seq ?? 0, last?.Hash ?? [], [], []);
        })];
}
