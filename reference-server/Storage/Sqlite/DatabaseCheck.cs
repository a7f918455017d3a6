using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Backup;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>Looks at the database file before anything is served from it, or written to it.</summary>
internal sealed class DatabaseCheck(SqliteFile file, ServerOptions options)
{
    private const int HeaderLength = 20;

    // Byte 18 of the file: 1 as a backup command writes it, 2 once it was opened with a write-ahead log.
    private const int JournalByte = 18;

    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    /// <exception cref="ServerStateException">The file is not this server's, or not whole.</exception>
    public void Run()
    {
        if (!File.Exists(file.Path))
        {
            return;
        }

        if (new FileInfo(file.Path).Length == 0)
        {
            RefuseEmptied();
            return;
        }

        CheckHeader();
        try
        {
            using var connection = file.OpenChecked();
            CheckOwner(connection);
        }
        catch (SqliteException e)
        {
            throw new ServerStateException("The database file is damaged, so the server does not start. Restore a backup.", e);
        }
    }

    /// <summary>A start that was killed leaves an empty file and no keys; with keys, there was more in it.</summary>
    private void RefuseEmptied()
    {
        if (Directory.Exists(options.KeysFolderOrDefault) && Directory.EnumerateFiles(options.KeysFolderOrDefault, "*.key").Any())
        {
            throw new ServerStateException(
                "The database file is empty though its keys are there, so the server does not start. Restore a backup, or begin anew with other folders.");
        }
    }

    private void CheckHeader()
    {
        var header = new byte[HeaderLength];
        using (var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.AsSpan().StartsWith(Magic))
            {
                throw new ServerStateException("x80.db in the data folder is not a database, so the server does not start. Say with --data where the data lie, or restore a backup.");
            }
        }

        var log = new FileInfo(file.Path + "-wal");
        if (header[JournalByte] == 1 && log is { Exists: true, Length: > 0 })
        {
            throw new ServerStateException(
                "Beside the database lies the write-ahead log of another one, so the server does not start. "
                + "If you restored a backup, remove x80.db-wal and x80.db-shm and start again.");
        }
    }

    private static void CheckOwner(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<long>("pragma user_version") == SqliteBackup.PartMark)
        {
            throw new ServerStateException(
                "The database is the data part of a backup, without the keys of what lives, so the server does not start. "
                + "Move it away and join the two with: x80 server restore.");
        }

        if (connection.ExecuteScalar<long>("select count(*) from sqlite_master") == 0)
        {
            return;
        }

        if (connection.ExecuteScalar<long>("select count(*) from sqlite_master where type = 'table' and name = 'SchemaVersions'") == 0)
        {
            throw new ServerStateException("The database in the data folder is not one of this server's, so the server does not start. Say with --data where the data lie.");
        }

        var known = Assembly.GetExecutingAssembly().GetManifestResourceNames();
        if (connection.Query<string>("select ScriptName from SchemaVersions").Except(known).Any())
        {
            throw new ServerStateException("The database was written by a newer version of this server, so this one does not start. Use that version, or restore a backup.");
        }
    }
}
