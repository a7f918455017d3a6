namespace X80.ReferenceServer.Hosting;

/// <summary>
/// How the server stops: it says that it is not ready, goes on serving for as long as the operator wants, then takes no new
/// connection, finishes what is in flight, and refuses an upload that has not ended.
/// </summary>
internal sealed class Shutdown : IHostedLifecycleService, IDisposable
{
    /// <summary>What is still in flight after this is cut off.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan UploadGrace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource uploadsEnd = new();
    private readonly CancellationTokenRegistration registration;
    private readonly TimeSpan delay;
    private readonly TimeProvider time;

    public Shutdown(ServerOptions options, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        (delay, this.time) = (options.DrainDelay, time);
        registration = lifetime.ApplicationStopping.Register(Begin);
    }

    public bool HasBegun { get; private set; }

    /// <summary>Cancelled when a body that is still on its way is not waited for any longer.</summary>
    public CancellationToken UploadsEnd => uploadsEnd.Token;

    /// <summary>Between the signal and the closing of the listener.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, time, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        registration.Dispose();
        uploadsEnd.Dispose();
    }

    private void Begin()
    {
        HasBegun = true;
        uploadsEnd.CancelAfter(delay + UploadGrace);
    }
}
