using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>Read-only connections, kept open between reads. Their number is bounded: who finds none free waits.</summary>
internal sealed class ReaderPool(SqliteFile file, SqlCatalog catalog, SqliteWriter writer) : IDisposable
{
    private const int Size = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim free = new(Size);
    private readonly ConcurrentBag<ReaderConnection> idle = [];

    /// <exception cref="StoreUnavailableException">None was free in time, or the file could not be read.</exception>
    public async Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken)
    {
        if (!await free.WaitAsync(Patience, cancellationToken))
        {
            throw new StoreUnavailableException("Too many reads are under way.");
        }

        try
        {
            return Read(role, work);
        }
        catch (Exception e) when (e is SqliteException or FileGoneException)
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

    private T Read<T>(StoreRole role, Func<StoreSession, T> work)
    {
        writer.RefuseDamaged();
        var connection = idle.TryTake(out var kept) ? kept : Open();
        var isSound = false;
        try
        {
            var result = connection.Read(role, work);
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

    /// <summary>
    /// Of the file that the writer writes, and no other that came in its place: that is asked before, since a connection to
    /// another file would take the write-ahead log for its own when it is closed.
    /// </summary>
    private ReaderConnection Open()
    {
        writer.RefuseGone();
        return new ReaderConnection(file, catalog);
    }
}
