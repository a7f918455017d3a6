using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Backup;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Keys;

namespace X80.ReferenceServer;

/// <summary>Brings a database back from a backup, joined with the newest living keys. No server serves it before that is done.</summary>
public static class ServerRestore
{
    /// <param name="options">
    /// Where the database is to lie: a data folder without one, or an empty PostgreSQL database as a role that row level
    /// security does not bind. The keys are those of the backup.
    /// </param>
    /// <param name="from">The folder that <c>x80 server backup</c> wrote to.</param>
    /// <param name="part">A data part by its file name; the newest unless given.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    /// <param name="cancellationToken">Until the database is in place a stopped restore leaves nothing that is served.</param>
    /// <exception cref="ServerStateException">The backup is not whole, or not of these keys; nothing was changed.</exception>
    public static async Task<RestoreOutcome> RunAsync(
        ServerOptions options, string from, string? part, TimeProvider? time, CancellationToken cancellationToken)
    {
        ServerOptionsValidator.Validate(options);
        if (options.PostgresAddress is null && options.HoldsDatabase)
        {
            throw new ServerStateException("The data folder holds a database already. Nothing was restored; move it away, or say with --data another folder.");
        }

        // Before the keys: whoever mistyped the folder is to hear of the folder.
        BackupFolder.Require(from);
        var clock = time ?? TimeProvider.System;
        var keys = new KeyFolder(options.KeysFolderOrDefault);
        var tagger = new Tagger(keys.ReadTagKey());
        var folder = new BackupFolder(from, tagger);
        var data = folder.ReadPart(part);
        var living = folder.ReadLiving();
        Refuse(options, data, living);
        var join = new RestoreJoin(living, keys, new DeletionBook(new Markers(tagger), clock), clock.GetUtcNow());
        join.ProveKeys();
        var work = new RestoreWork(join, from, new HeadBook(options, keys), clock.GetUtcNow());
        var (messages, erased) = options.PostgresAddress is { } owner
            ? await new PostgresRestore(owner).RunAsync(folder.PathOf(data.File), work, cancellationToken)
            : await new SqliteRestore(options).RunAsync(folder.PathOf(data.File), work, cancellationToken);
        return new RestoreOutcome(data.File, Time(data.At), Time(living.At), messages, erased);
    }

    private static void Refuse(ServerOptions options, DataPart data, LivingKeys living)
    {
        if (living.Workspace != data.Workspace)
        {
            throw new ServerStateException("Data and living keys of the backup are of two servers. Nothing was restored.");
        }

        if (data.File.EndsWith(".dump", StringComparison.Ordinal) != (options.PostgresAddress is not null))
        {
            throw new ServerStateException(
                "The backup is of the other database: one of PostgreSQL is restored with --database, one of SQLite without. Nothing was restored.");
        }
    }

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
