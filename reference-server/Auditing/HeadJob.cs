using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Auditing;

/// <summary>Signs the heads twice a day, and when the server stops.</summary>
internal sealed class HeadJob(HeadSigner signer, TimeProvider time, ILogger<HeadJob> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(12);
    private static readonly TimeSpan AtTheEnd = TimeSpan.FromSeconds(2);

    private readonly Lock once = new();
    private Task? ending;

    /// <summary>A host may be stopped twice at once; whoever comes second waits for the same signing.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (once)
        {
            return ending ??= EndAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often, time);
        try
        {
            do
            {
                await SignAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops, and signs once more.
        }
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AtTheEnd);
        try
        {
            await SignAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            log.LogError("The heads of the audit trail were not put outside the database in time.");
        }
    }

    private async Task SignAsync(CancellationToken cancellationToken)
    {
        try
        {
            await signer.SignAsync(cancellationToken);
        }
        catch (Exception e) when (e is StoreUnavailableException or ServerStateException or IOException or UnauthorizedAccessException)
        {
            log.LogError("The heads of the audit trail could not be put outside the database ({Kind}).", e.GetType().Name);
        }
    }
}
