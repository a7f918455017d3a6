using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>
/// The writer's connection. After an error of the disk nothing more is written through it: it is closed, and the file is
/// checked before another one writes.
/// </summary>
internal sealed class WriterConnection : IDisposable
{
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private readonly SqliteFile file;
    private readonly SqlCatalog catalog;
    private volatile bool isDamaged;
    private SqliteConnection? connection;
    private PreparedConnection? prepared;
    private StoreSession? session;
    private ColumnWall? wall;
    private OpenFiles? files;

    public WriterConnection(SqliteFile file, SqlCatalog catalog)
    {
        (this.file, this.catalog) = (file, catalog);
        Use(file.Open(readOnly: false));
    }

    /// <exception cref="SqliteException">The file cannot be opened again, or is damaged.</exception>
    public SqliteConnection Opened
    {
        get
        {
            if (connection is null)
            {
                Use(file.OpenChecked());
                isDamaged = false;
            }

            return connection!;
        }
    }

    public StoreSession Session => session!;

    /// <summary>A word about every job's own transaction; it stays prepared.</summary>
    public void Say(string word) => prepared!.Execute(word);

    public ColumnWall Wall => wall!;

    /// <summary>Before a commit: nothing may be acknowledged that lies in a file without a name.</summary>
    /// <exception cref="FileGoneException">The file, or its write-ahead log, is no longer where it was opened.</exception>
    public void RefuseGone()
    {
        if (files is { AreGone: true })
        {
            throw new FileGoneException();
        }
    }

    /// <exception cref="SqliteException">The file was found damaged, and no check has found it whole since.</exception>
    public void RefuseDamaged()
    {
        if (isDamaged)
        {
            throw new SqliteException("The file is damaged.", Corrupt);
        }
    }

    /// <summary>A connection to a file that is gone is kept: opening another would begin a new file in its place.</summary>
    public void Recover(Exception failure)
    {
        if (failure is not (FileGoneException or SqliteException { SqliteErrorCode: not (IoError or Corrupt or CannotOpen or NotADatabase) }))
        {
            isDamaged |= failure is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };
            Dispose();
            return;
        }

        try
        {
            connection?.Execute("rollback transaction");
        }
        catch (SqliteException)
        {
            // Nothing was begun, or SQLite has rolled back by itself: either way there is nothing to undo.
        }
    }

    public void Dispose()
    {
        files?.Dispose();
        files = null;
        prepared?.Dispose();
        prepared = null;
        connection?.Dispose();
        connection = null;
    }

    private void Use(SqliteConnection opened)
    {
        try
        {
            // The first look into the database opens its log.
            opened.Execute("select 1 from sqlite_master limit 1");
            files = new OpenFiles(opened, file.Path + "-wal");
            wall = new ColumnWall(opened);
            prepared = new PreparedConnection(opened, wall);
            (connection, session) = (opened, new StoreSession(prepared, catalog));
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
