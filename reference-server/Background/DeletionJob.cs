using X80.ReferenceServer.Delivering;

namespace X80.ReferenceServer.Background;

/// <summary>Deletions owed to a CRM, until they are done (GATE-12). What a stop interrupts is in the database; what fails, whatever it is, is tried again and does not stop the server.</summary>
internal sealed class DeletionJob(DeletionWorker worker, TimeProvider time, ILogger<DeletionJob> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; what is owed stays owed.
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await worker.RunDueAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError("Deletions owed to a CRM wait: {Failure}.", e.GetType().Name);
        }
    }
}
