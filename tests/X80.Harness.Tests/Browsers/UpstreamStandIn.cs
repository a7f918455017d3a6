using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using X80.Harness.Browsers;

namespace X80.Harness.Tests.Browsers;

/// <summary>The proxy of a company's network: tunnels whatever it is asked for to one port of this machine, and tells what that was.</summary>
internal sealed class UpstreamStandIn : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<string> asked = new();
    private readonly int target;
    private readonly Task accepting;

    public UpstreamStandIn(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public UpstreamProxy Proxy => new(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), new NetworkCredential("jo", "secret"));

    /// <summary>Every head that came, each as its lines.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

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
                asked.Enqueue(await HttpHead.ReadAsync(from.GetStream(), 8192, ending.Token));
                await to.ConnectAsync(IPAddress.Loopback, target, ending.Token);
                await from.GetStream().WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), ending.Token);
                await Task.WhenAll(PassAsync(from, to), PassAsync(to, from));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // The browser hung up, or the test ends.
            }
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to)
    {
        await from.GetStream().CopyToAsync(to.GetStream(), ending.Token);
        to.Client.Shutdown(SocketShutdown.Send);
    }
}
