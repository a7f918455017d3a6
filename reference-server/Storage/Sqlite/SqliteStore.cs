using X80.ReferenceServer.Storage.Sqlite.Orders;
using X80.ReferenceServer.Telemetry;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>The store on one SQLite file.</summary>
internal sealed class SqliteStore : IStore, IAsyncDisposable
{
    private readonly SqliteWriter writer;
    private readonly ReaderPool readers;

    public SqliteStore(SqliteFile file, SqlCatalog catalog, ServerMetrics metrics, ILogger<SqliteStore> logger, TimeProvider time)
    {
        writer = new SqliteWriter(file, catalog, metrics, logger, time);
        readers = new ReaderPool(file, catalog, writer);
    }

    public Task<T> WriteAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken)
    {
        var job = new WriteJobOf<T>(role, work, cancellationToken);
        writer.Enqueue(job);
        return job.Answer;
    }

    public Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
        readers.ReadAsync(role, work, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => writer.ScrubAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        readers.Dispose();
        await writer.DisposeAsync();
    }
}
