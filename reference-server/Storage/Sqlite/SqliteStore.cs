using X80.ReferenceServer.Telemetry;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>The store on one SQLite file.</summary>
internal sealed class SqliteStore(
    SqliteFile file, SqlCatalog catalog, ServerMetrics metrics, ILogger<SqliteStore> logger, TimeProvider time) : IStore, IAsyncDisposable
{
    private readonly SqliteWriter writer = new(file, catalog, metrics, logger, time);
    private readonly ReaderPool readers = new(file, catalog);

    public Task<T> WriteAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken)
    {
        var job = new WriteJobOf<T>(work, cancellationToken);
        writer.Enqueue(job);
        return job.Answer;
    }

    public Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
        readers.ReadAsync(work, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => writer.ScrubAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        readers.Dispose();
        await writer.DisposeAsync();
    }
}
