using X80.ReferenceServer.Delivering;

namespace X80.ReferenceServer.Background;

/// <summary>Deletions owed to a CRM, until they are done (GATE-12). What a stop interrupts is in the database; what fails, whatever it is, is tried again and does not stop the server.</summary>
internal sealed class DeletionJob(DeletionWorker worker, TimeProvider time, ILogger<DeletionJob> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await worker.RunDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError("Deletions owed to a CRM wait: {Failure}.", e.GetType().Name);
            }
        }
    }
}
