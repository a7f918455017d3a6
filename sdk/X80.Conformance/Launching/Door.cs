using System.Net.Sockets;

namespace X80.Conformance.Launching;

/// <summary>An address of this machine, at the same port of a private network's loopback.</summary>
internal sealed class Door : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly Uri target;
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;

    private Door(TcpListener listener, Uri target)
    {
        (this.listener, this.target) = (listener, target);
        accepting = AcceptAsync();
    }

    public static async Task<Door> OpenAsync(PrivateNetwork network, Uri target) => new(await network.ListenAsync(target.Port), target);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await accepting;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> passing = [];
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ending.Token);
                passing.RemoveAll(one => one.IsCompletedSuccessfully);
                passing.Add(PassAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var to = new TcpClient();
        using (client)
        {
            try
            {
                await to.ConnectAsync(target.Host, target.Port, ending.Token);
                await PassAsync(client.GetStream(), to.GetStream());
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side hung up, or the rig ends.
            }
        }
    }

    /// <summary>Until one side ends: the other must see it at once, for it keeps connections for later use.</summary>
    private async Task PassAsync(NetworkStream one, NetworkStream other)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        Task[] ways = [one.CopyToAsync(other, over.Token), other.CopyToAsync(one, over.Token)];
        await Task.WhenAny(ways);
        await over.CancelAsync();
        await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
