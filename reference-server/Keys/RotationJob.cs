using X80.ReferenceServer.Backup;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Keys;

/// <summary>
/// One of the background works of GATE-12: finishes a rotation that was cut short, and rotates an epoch under which
/// something was erased, once it is six hours old. It reads wrapped keys, never content, and speaks to nobody.
/// </summary>
internal sealed class RotationJob(
    EpochRotation rotation, LivingUpkeep living, EpochKeys keys, TimeProvider time, ILogger<RotationJob> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    // Far below the day that GATE-13 gives, and long enough that many erasures share one rotation.
    private static readonly TimeSpan YoungestEpoch = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            do
            {
                await RunOnceAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; a rotation that was cut short goes on at the next start.
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var epochs = await rotation.EpochsAsync(cancellationToken);
            keys.KeepOnly(epochs.Select(epoch => epoch.Epoch));
            var active = DateTimeOffset.FromUnixTimeMilliseconds(epochs.Single(epoch => epoch.IsActive).CreatedAt);
            var isDue = time.GetUtcNow() - active >= YoungestEpoch && await rotation.IsOwedAsync(cancellationToken);
            if (isDue || epochs.Count > 1)
            {
                var outcome = await rotation.RotateByItselfAsync(cancellationToken);
                log.LogInformation("The epoch key was rotated; {Rewrapped} conversation keys moved.", outcome.Rewrapped);
            }
            else
            {
                await living.CatchUpAsync(epochs[0].Epoch, cancellationToken);
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or CommitUnknownException or ServerStateException or IOException or UnauthorizedAccessException)
        {
            log.LogError("The epoch key could not be rotated ({Kind}); it is tried again.", e.GetType().Name);
        }
    }
}
