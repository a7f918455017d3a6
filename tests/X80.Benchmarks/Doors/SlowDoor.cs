using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace X80.Benchmarks.Doors;

/// <summary>Stands before a server and hands on what it answers later, byte for byte, as a long way would.</summary>
internal sealed class SlowDoor : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Uri to;
    private readonly TimeSpan wait;
    private readonly Task accepting;

    /// <param name="to">The server behind it.</param>
    /// <param name="wait">By how much an answer is late.</param>
    public SlowDoor(Uri to, TimeSpan wait)
    {
        (this.to, this.wait) = (to, wait);
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}/");

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
        using var server = new TcpClient { NoDelay = true };
        using (client)
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(ending.Token))
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(to.Host, to.Port, over.Token);
                var there = ThereAsync(client, server, over.Token);
                await BackAsync(server.GetStream(), client.GetStream(), over.Token);
                await over.CancelAsync();
                await there;
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // One side hung up, or the door is closed.
            }
        }
    }

    private static async Task ThereAsync(TcpClient client, TcpClient server, CancellationToken cancellationToken)
    {
        await client.GetStream().CopyToAsync(server.GetStream(), cancellationToken);

        // The client has said all, and may still wait for an answer.
        server.Client.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Each piece waits by itself: a long answer is no later than a short one.</summary>
    private async Task BackAsync(NetworkStream server, NetworkStream client, CancellationToken cancellationToken)
    {
        var late = Channel.CreateUnbounded<(byte[] Piece, long Came)>();
        var handing = HandAsync(late.Reader, client, cancellationToken);
        var buffer = new byte[64 * 1024];
        for (var read = await server.ReadAsync(buffer, cancellationToken); read > 0; read = await server.ReadAsync(buffer, cancellationToken))
        {
            late.Writer.TryWrite((buffer[..read], Stopwatch.GetTimestamp()));
        }

        late.Writer.Complete();
        await handing;
    }

    private async Task HandAsync(ChannelReader<(byte[] Piece, long Came)> late, NetworkStream client, CancellationToken cancellationToken)
    {
        await foreach (var (piece, came) in late.ReadAllAsync(cancellationToken))
        {
            if (wait - Stopwatch.GetElapsedTime(came) is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left, cancellationToken);
            }

            await client.WriteAsync(piece, cancellationToken);
        }
    }
}
