
namespace X80.ReferenceServer.Background;

/// <summary>The sweep of what has expired (GATE-12): soon after the start, then every ten minutes.</summary>
internal sealed class SweepJob(Sweeper sweeper, TimeProvider time, ILogger<SweepJob> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(10);

    // What is due is due by the hour; the first answers after a start are not made to wait for it.
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(AfterStart, time, stoppingToken);
            using var timer = new PeriodicTimer(Tick, time);
            do
            {
                await RunOnceAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops, and sweeps after its next start.
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await sweeper.RunAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError("The sweep waits: {Failure}.", e.GetType().Name);
        }
    }
}
