using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace X80.Simulator.Gateway;

/// <summary>A WebSocket of the page, over the tunnel it came through.</summary>
internal sealed class GatewaySocket(WebSocket socket) : IGatewaySocket
{
    private const int Piece = 16_384;

    private readonly Channel<string> sending = Channel.CreateUnbounded<string>();

    public event EventHandler<string>? Received;

    public event EventHandler? Closed;

    public void Send(string frame) => sending.Writer.TryWrite(frame);

    /// <summary>Carries frames both ways until the page goes away.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sender = SendAsync(ending.Token);
        try
        {
            while (await ReceiveAsync(cancellationToken).ConfigureAwait(false) is { } frame)
            {
                Received?.Invoke(this, frame);
            }
        }
        finally
        {
            sending.Writer.TryComplete();
            await ending.CancelAsync().ConfigureAwait(false);
            await sender.ConfigureAwait(false);
            Closed?.Invoke(this, EventArgs.Empty);
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var frame in sending.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            // The page is gone: the receiving side says so.
        }
    }

    /// <returns>A text frame, or null when the page closed it.</returns>
    private async Task<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var piece = new byte[Piece];
        while (true)
        {
            var got = await socket.ReceiveAsync(piece.AsMemory(), cancellationToken).ConfigureAwait(false);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            whole.Write(piece, 0, got.Count);
            if (got.EndOfMessage)
            {
                return Encoding.UTF8.GetString(whole.ToArray());
            }
        }
    }
}
