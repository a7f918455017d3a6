using System.Net;
using System.Net.Sockets;
using System.Text;
using X80.Sdk.Channels;
using X80.Sdk.Guarding;

namespace X80.Samples.DesktopWrapper.Pages;

/// <summary>
/// The page's only way to the network: a tunnel on this machine that leads to the channel's hosts, and nowhere else. It holds what no
/// policy of the engine sees, such as a connection that is made ahead of a link.
/// </summary>
internal sealed class ChannelProxy : IAsyncDisposable
{
    private const int LongestHead = 8192;
    private const int HttpsPort = 443;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly HostGuard guard;
    private readonly Uri? upstream;
    private readonly Action<string> refused;
    private readonly Task accepting;

    /// <param name="channel">The channel, whose hosts alone are reached.</param>
    /// <param name="upstream">The proxy that leads out of this machine's network; null where none does.</param>
    /// <param name="refused">Told each host that was refused, from any thread.</param>
    public ChannelProxy(Channel channel, Uri? upstream, Action<string> refused)
    {
        (this.upstream, this.refused) = (upstream, refused);
        guard = new HostGuard(channel.DocumentHosts.Concat(channel.NetworkHosts));
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await accepting;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> tunnels = [];
        try
        {
            while (true)
            {
                tunnels.RemoveAll(tunnel => tunnel.IsCompleted);
                tunnels.Add(ServeAsync(await listener.AcceptTcpClientAsync(ending.Token).ConfigureAwait(false)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(tunnels).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(TcpClient from)
    {
        using var to = new TcpClient();
        using (from)
        {
            try
            {
                var (page, asked) = (from.GetStream(), await ReadHeadAsync(from.GetStream()).ConfigureAwait(false));
                if (HostOf(asked) is not { } host)
                {
                    return; // No answer: one would be a document of the address that was asked for.
                }

                await to.ConnectAsync(upstream?.Host ?? host, upstream?.Port ?? HttpsPort, ending.Token).ConfigureAwait(false);
                var (net, answer) = (to.GetStream(), "HTTP/1.1 200 Connected");
                if (upstream is not null)
                {
                    await net.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT {host}:{HttpsPort} HTTP/1.1\r\nHost: {host}:{HttpsPort}\r\n\r\n"), ending.Token).ConfigureAwait(false);
                    answer = await ReadHeadAsync(net).ConfigureAwait(false);
                }

                await page.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n\r\n"), ending.Token).ConfigureAwait(false);
                await Task.WhenAll(PassAsync(from, to), PassAsync(to, from)).ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side hung up, or the program ends.
            }
        }
    }

    /// <returns>The host to tunnel to, or null where it was refused.</returns>
    private string? HostOf(string head)
    {
        if (head.Split(' ') is not ["CONNECT", var target, ..])
        {
            refused("(not https)");
            return null;
        }

        // The guard reads the port, too: another than 443 is refused.
        if (guard.Decide($"https://{target}/", GuardContext.Permission).Action == GuardAction.Load)
        {
            return target.Split(':')[0];
        }

        refused(target.Split(':')[0]);
        return null;
    }

    private async Task PassAsync(TcpClient from, TcpClient to)
    {
        await from.GetStream().CopyToAsync(to.GetStream(), ending.Token).ConfigureAwait(false);
        to.Client.Shutdown(SocketShutdown.Send);
    }

    /// <returns>The first line of a head that was read to its end.</returns>
    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < LongestHead && !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await stream.ReadExactlyAsync(one, ending.Token).ConfigureAwait(false);
            head.Add(one[0]);
        }

        return Encoding.ASCII.GetString([.. head]).Split("\r\n")[0];
    }
}
