using X80.Cli.Running;

namespace X80.Cli.Speaking;

/// <summary>Says that a command is at work when it has said nothing for a second.</summary>
internal sealed class Patience(Consoles consoles, TimeProvider time)
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Runs it, and speaks up once where that takes longer than it is silent.</summary>
    /// <param name="command">As a person types it.</param>
    /// <param name="run">The command's run.</param>
    public async Task<int> RunAsync(string command, Func<Task<int>> run)
    {
        using var ended = new CancellationTokenSource();
        var watch = WatchAsync(command, ended.Token);
        try
        {
            return await run();
        }
        finally
        {
            await ended.CancelAsync();
            await watch;
        }
    }

    private async Task WatchAsync(string command, CancellationToken cancellationToken)
    {
        await Task.Delay(Limit, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancellationToken.IsCancellationRequested && !consoles.HasSpoken)
        {
            consoles.Say($"{command} is at work. Ctrl-C stops it.");
        }
    }
}
