using System.Collections.Concurrent;
using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>Read-only connections, kept open between reads. Their number is bounded: who finds none free waits.</summary>
internal sealed class ReaderPool(SqliteFile file, SqlCatalog catalog) : IDisposable
{
    private const int Size = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim free = new(Size);
    private readonly ConcurrentBag<SqliteConnection> idle = [];

    /// <exception cref="StoreUnavailableException">None was free in time, or the file could not be read.</exception>
    public async Task<T> ReadAsync<T>(Func<StoreSession, T> work, CancellationToken cancellationToken)
    {
        if (!await free.WaitAsync(Patience, cancellationToken))
        {
            throw new StoreUnavailableException("Too many reads are under way.");
        }

        try
        {
            return Read(work);
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException("The database could not be read.", e);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        free.Dispose();
    }

    private T Read<T>(Func<StoreSession, T> work)
    {
        var connection = idle.TryTake(out var kept) ? kept : file.Open(readOnly: true);
        var isSound = false;
        try
        {
            connection.Execute("begin deferred");
            T result;
            try
            {
                result = work(new StoreSession(connection, catalog));
            }
            finally
            {
                // A snapshot that stays open holds up the emptying of the log.
                connection.Execute("rollback transaction");
            }

            isSound = true;
            return result;
        }
        finally
        {
            if (isSound)
            {
                idle.Add(connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }
}
