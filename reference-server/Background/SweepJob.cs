
namespace X80.ReferenceServer.Background;

/// <summary>The sweep of what has expired (GATE-12): at the start, then every ten minutes.</summary>
internal sealed class SweepJob(Sweeper sweeper, TimeProvider time, ILogger<SweepJob> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        do
        {
            try
            {
                await sweeper.RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError("The sweep waits: {Failure}.", e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
