using System.Collections.Concurrent;

namespace X80.Conformance.SelfTests;

/// <summary>As many processes for clients as are judged at a time. One that did not answer is not asked again.</summary>
internal sealed class ZooClients(IReadOnlyList<string> zoo) : IAsyncDisposable
{
    private readonly ConcurrentBag<ZooClientProcess> idle = [];

    /// <exception cref="InvalidOperationException">The process does not start, or does not say how the client was judged.</exception>
    public async Task<ZooVerdicts> JudgeAsync(ZooClientRun run, CancellationToken cancellationToken)
    {
        var process = idle.TryTake(out var free) ? free : ZooClientProcess.Start(zoo);
        var answered = false;
        try
        {
            var verdicts = await process.JudgeAsync(run, cancellationToken);
            answered = true;
            return verdicts;
        }
        finally
        {
            if (answered)
            {
                idle.Add(process);
            }
            else
            {
                process.Dispose();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var process))
        {
            await process.EndAsync();
            process.Dispose();
        }
    }
}
