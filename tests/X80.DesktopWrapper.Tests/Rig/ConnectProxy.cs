using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace X80.DesktopWrapper.Tests.Rig;

/// <summary>
/// The only way out of the page: tunnels the channel's host to the stand-in, and refuses and notes everything else.
/// </summary>
internal sealed class ConnectProxy : IAsyncDisposable
{
    private const string Channel = "web.whatsapp.com:443";
    private const int LongestHead = 8192;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<string> refused = new();
    private readonly int target;
    private readonly Task accepting;

    public ConnectProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>The first line of every request that was for another place.</summary>
    public IReadOnlyList<string> Refused => [.. refused];

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
                tunnels.Add(ServeAsync(await listener.AcceptTcpClientAsync(ending.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(tunnels);
        }
    }

    private async Task ServeAsync(TcpClient from)
    {
        using var to = new TcpClient();
        using (from)
        {
            try
            {
                var line = await ReadHeadAsync(from.GetStream());
                if (!line.StartsWith($"CONNECT {Channel} ", StringComparison.Ordinal))
                {
                    refused.Enqueue(line);
                    await from.GetStream().WriteAsync("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"u8.ToArray(), ending.Token);
                    return;
                }

                await to.ConnectAsync(IPAddress.Loopback, target, ending.Token);
                await from.GetStream().WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), ending.Token);
                await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream(), ending.Token), to.GetStream().CopyToAsync(from.GetStream(), ending.Token));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // One side hung up, or the rig ends.
            }
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < LongestHead && !head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, ending.Token);
            head.Append((char)one[0]);
        }

        return head.ToString().Split("\r\n")[0];
    }
}
