using System.Collections.Concurrent;
using System.Text.Json;

namespace X80.Conformance.SelfTests;

/// <summary>As many processes for servers as are judged at a time. One that did not do as it was told is not asked again.</summary>
internal sealed class ZooServers(IReadOnlyList<string> zoo) : IAsyncDisposable
{
    private readonly ConcurrentBag<ZooServerProcess> idle = [];

    /// <exception cref="InvalidOperationException">The server does not start.</exception>
    public async Task<ZooServerSession> StartAsync(ZooServerRun run, CancellationToken cancellationToken)
    {
        var process = idle.TryTake(out var free) ? free : ZooServerProcess.Start(zoo);
        try
        {
            var line = await process.AskAsync(JsonSerializer.Serialize(run, JsonSerializerOptions.Web), "{\"address\"", cancellationToken)
                ?? throw new InvalidOperationException($"The zoo's server '{run.Name}' does not start.");
            using var place = JsonDocument.Parse(line);
            return new ZooServerSession(process, place.RootElement.Clone(), LeaveAsync);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var process))
        {
            process.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    private async Task LeaveAsync(ZooServerProcess process)
    {
        if (await process.LeaveAsync())
        {
            idle.Add(process);
        }
        else
        {
            process.Dispose();
        }
    }
}
