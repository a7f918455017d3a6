namespace X80.ReferenceServer.Auditing;

/// <summary>
/// Signs the heads at the start, twice a day, and when the server stops; where it fails, every minute until it is done. Then
/// lets old segments go. No failure of it stops the server.
/// </summary>
internal sealed class HeadJob(HeadSigner signer, SegmentSweep segments, HeadBook book, TimeProvider time, ILogger<HeadJob> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Often = TimeSpan.FromHours(12);
    private static readonly TimeSpan AtTheEnd = TimeSpan.FromSeconds(2);

    private readonly Lock once = new();
    private Task? ending;

    /// <exception cref="ServerStateException">Heads were put outside before, and are gone.</exception>
    public override Task StartAsync(CancellationToken cancellationToken) =>
        book.HasVanished ? throw new ServerStateException(HeadBook.Gone) : base.StartAsync(cancellationToken);

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
        using var timer = new PeriodicTimer(Tick, time);
        long? signedAt = null;
        try
        {
            do
            {
                if ((signedAt is null || time.GetElapsedTime(signedAt.Value) >= Often) && await SignAsync(stoppingToken))
                {
                    signedAt = time.GetTimestamp();
                    await SweepAsync(stoppingToken);
                }
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

    private async Task<bool> SignAsync(CancellationToken cancellationToken)
    {
        try
        {
            await signer.SignAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError("The heads of the audit trail could not be put outside the database ({Kind}).", e.GetType().Name);
            return false;
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await segments.RunAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError("Old segments of the audit trail wait ({Kind}).", e.GetType().Name);
        }
    }
}
