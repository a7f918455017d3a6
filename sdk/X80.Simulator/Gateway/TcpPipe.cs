namespace X80.Simulator.Gateway;

/// <summary>Carries bytes both ways between two connections until one of them ends.</summary>
internal static class TcpPipe
{
    public static async Task RunAsync(Stream one, Stream other, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] ways = [one.CopyToAsync(other, ending.Token), other.CopyToAsync(one, ending.Token)];
        await Task.WhenAny(ways).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
