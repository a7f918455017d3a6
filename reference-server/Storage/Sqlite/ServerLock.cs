namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>One serving process a database file: two would each believe that they are its only writer. Commands beside a running server do not take it.</summary>
internal sealed class ServerLock(ServerOptions options) : IHostedLifecycleService, IDisposable
{
    /// <summary>Nothing is ever written into it.</summary>
    public const string FileName = "server.lock";

    private FileStream? held;

    /// <exception cref="ServerStateException">Another process serves this data folder.</exception>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The system lets go of it when the process ends, however it ends.
            held = new FileStream(Path.Combine(options.DataFolder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new ServerStateException(
                "Another server runs over this data folder, so this one does not start. Stop the other, or give this one a folder of its own with --data.", e);
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => held?.Dispose();
}
