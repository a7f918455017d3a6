using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Tests.Rig.Loading;

/// <summary>The server's own store, with a count of how often it was asked for anything.</summary>
internal sealed class CountingStore(IStore store) : IStore, IAsyncDisposable
{
    private int asked;

    public int Asked => Volatile.Read(ref asked);

    public Task<T> WriteAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        return store.WriteAsync(role, work, cancellationToken);
    }

    public Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        return store.ReadAsync(role, work, cancellationToken);
    }

    public Task ScrubAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        return store.ScrubAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (store is IAsyncDisposable waiting)
        {
            await waiting.DisposeAsync();
        }

        (store as IDisposable)?.Dispose();
    }
}
