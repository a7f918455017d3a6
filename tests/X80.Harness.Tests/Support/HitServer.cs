using System.Net;
using System.Net.Sockets;

namespace X80.Harness.Tests.Support;

/// <summary>A hostile host on this machine that counts who reached it, by a connection or a datagram.</summary>
internal sealed class HitServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly UdpClient datagrams;
    private readonly Task accepting;
    private readonly Task receiving;
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int hits;

    public HitServer()
    {
        listener.Start();
        datagrams = new UdpClient(new IPEndPoint(IPAddress.Loopback, Port));
        accepting = AcceptAsync();
        receiving = ReceiveAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}/evil";

    /// <summary>Completes with the first hit.</summary>
    public Task FirstHit => first.Task;

    public int Hits => Volatile.Read(ref hits);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(accepting, receiving);
        listener.Dispose();
        datagrams.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                Hit();
                await AnswerAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                await datagrams.ReceiveAsync(ending.Token);
                Hit();
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private void Hit()
    {
        Interlocked.Increment(ref hits);
        first.TrySetResult();
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            await client.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"u8.ToArray(), ending.Token);
        }
        catch (IOException)
        {
            // It only connected, and hung up: a hit all the same.
        }
    }
}
