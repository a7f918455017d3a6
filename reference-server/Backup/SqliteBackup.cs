using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Backup;

/// <summary>Backs up a SQLite database, beside the server or without it. The keys folder is never in it.</summary>
internal sealed class SqliteBackup(ServerOptions options, SqlCatalog catalog, Tagger tagger, TimeProvider time)
{
    /// <summary>In <c>pragma user_version</c>: the data part of a backup, which no server serves as it is.</summary>
    public const long PartMark = 8001;

    /// <returns>The name of the data part.</returns>
    public string Write(string to)
    {
        BackupFolder.Make(to, options);
        var folder = new BackupFolder(to, tagger);
        var now = time.GetUtcNow();
        var name = BackupFolder.NewName(now, "db");
        var draft = folder.PathOf(name + ".draft");
        Copy(draft);
        folder.Take(draft, name, TakeKeysOut(draft, now));
        return name;
    }

    private void Copy(string draft)
    {
        using var source = Open(options.DatabasePath);
        source.Execute("vacuum into @draft", new { draft });
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>Both parts are of one instant: the keys are read from the copy, and then taken out of it.</summary>
    private LivingKeys TakeKeysOut(string draft, DateTimeOffset now)
    {
        using var copy = Open(draft);
        var session = new StoreSession(copy, catalog);
        var living = LivingReader.Read(session, now);
        copy.Execute("pragma secure_delete = on; begin immediate");
        session.Execute("backup.forget_message_keys");
        session.Execute("backup.forget_conversation_keys");
        session.Execute("backup.forget_crm_keys");
        copy.Execute($"commit; pragma user_version = {PartMark}; vacuum; pragma journal_mode = delete");
        return living;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
