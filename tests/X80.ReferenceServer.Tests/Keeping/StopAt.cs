using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>A server whose acts on database and keys are counted, and which stops dead before one of them.</summary>
internal sealed class StopAt(int act)
{
    private int acts;

    public bool HasStopped { get; private set; }

    /// <summary>Counting begins here: starting the server is not what is stopped.</summary>
    public bool IsArmed { get; set; }

    public void Wrap(IServiceCollection services)
    {
        Wrap<IStore>(services, inner => new Store(this, inner));
        Wrap<IEpochKeyService>(services, inner => new KeyService(this, inner));
    }

    private static void Wrap<T>(IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        var held = services.Last(service => service.ServiceType == typeof(T));
        services.AddSingleton(provider => wrap((T)(held.ImplementationInstance
            ?? held.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, held.ImplementationType!))));
    }

    private void Act()
    {
        if (IsArmed && ++acts == act)
        {
            HasStopped = true;
            throw new InvalidOperationException("stopped here");
        }
    }

    private sealed class Store(StopAt stop, IStore inner) : IStore, IAsyncDisposable
    {
        public Task<T> WriteAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken)
        {
            stop.Act();
            return inner.WriteAsync(role, work, cancellationToken);
        }

        public Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
            inner.ReadAsync(role, work, cancellationToken);

        public Task ScrubAsync(CancellationToken cancellationToken)
        {
            stop.Act();
            return inner.ScrubAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
    }

    private sealed class KeyService(StopAt stop, IEpochKeyService inner) : IEpochKeyService
    {
        public byte[]? Read(long epoch) => inner.Read(epoch);

        public void Create(long epoch)
        {
            stop.Act();
            inner.Create(epoch);
        }

        public void Destroy(long epoch)
        {
            stop.Act();
            inner.Destroy(epoch);
        }
    }
}
