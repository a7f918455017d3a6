using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>The store on one SQLite file.</summary>
internal sealed class SqliteStore(SqliteFile file, SqlCatalog catalog) : IStore, IAsyncDisposable
{
    private readonly SqliteWriter writer = new(file, catalog);

    public Task<T> WriteAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken)
    {
        var job = new WriteJobOf<T>(work, cancellationToken);
        writer.Enqueue(job);
        return job.Answer;
    }

    public Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var connection = file.Open(readOnly: true);
            connection.Execute("begin deferred");
            return Task.FromResult(work(new StoreSession(connection, catalog)));
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException("The database could not be read.", e);
        }
    }

    public Task ScrubAsync(CancellationToken cancellationToken) => writer.ScrubAsync(cancellationToken);

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
