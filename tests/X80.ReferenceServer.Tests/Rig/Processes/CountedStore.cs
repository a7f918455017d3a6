using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Tests.Rig.Processes;

/// <summary>A store that tells of its writes.</summary>
internal sealed class CountedStore(IStore inner) : IStore, IAsyncDisposable
{
    /// <value>Told before every write.</value>
    public Action? Write { get; init; }

    /// <value>Told of every write of which nobody knows whether it was committed.</value>
    public Action? Unknown { get; init; }

    public async Task<T> WriteAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken)
    {
        Write?.Invoke();
        try
        {
            return await inner.WriteAsync(role, work, cancellationToken);
        }
        catch (CommitUnknownException)
        {
            Unknown?.Invoke();
            throw;
        }
    }

    public Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
        inner.ReadAsync(role, work, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => inner.ScrubAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            (inner as IDisposable)?.Dispose();
        }
    }
}
