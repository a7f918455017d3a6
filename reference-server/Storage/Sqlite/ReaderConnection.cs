using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>A connection that reads, one snapshot at a time.</summary>
internal sealed class ReaderConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly PreparedConnection prepared;
    private readonly StoreSession session;
    private readonly ColumnWall wall;
    private readonly OpenFiles files;

    public ReaderConnection(SqliteFile file, SqlCatalog catalog)
    {
        connection = file.Open(readOnly: true);
        try
        {
            // The first look into the database opens its log.
            connection.Execute("select 1 from sqlite_master limit 1");
            files = new OpenFiles(connection, file.Path + "-wal");
            wall = new ColumnWall(connection);
            prepared = new PreparedConnection(connection, wall);
            session = new StoreSession(prepared, catalog);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="SqliteException">The file could not be read, or not by this role.</exception>
    /// <exception cref="FileGoneException">The file, or its write-ahead log, is no longer where it was opened.</exception>
    public T Read<T>(StoreRole role, Func<StoreSession, T> work)
    {
        if (files.AreGone)
        {
            throw new FileGoneException();
        }

        prepared.Execute("begin deferred");
        try
        {
            wall.Use(role);
            return work(session);
        }
        finally
        {
            wall.Use(null);

            // A snapshot that stays open holds up the emptying of the log.
            prepared.Execute("rollback transaction");
        }
    }

    public void Dispose()
    {
        files.Dispose();
        prepared.Dispose();
        connection.Dispose();
    }
}
