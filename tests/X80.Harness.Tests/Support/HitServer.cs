using System.Net;
using System.Net.Sockets;

namespace X80.Harness.Tests.Support;

/// <summary>A hostile host on this machine that counts who reached it.</summary>
internal sealed class HitServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;
    private int hits;

    public HitServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/evil";

    public int Hits => Volatile.Read(ref hits);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await accepting;
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                Interlocked.Increment(ref hits);
                await client.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"u8.ToArray(), ending.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
