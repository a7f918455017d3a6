using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace X80.Benchmarks.Server;

/// <summary>One connection that sends requests which lie ready as bytes: the load is to cost as little as it can beside what it measures.</summary>
internal sealed class LoadConnection : IDisposable
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] received = new byte[64 * 1024];

    public static async Task<LoadConnection> OpenAsync(Uri server)
    {
        var connection = new LoadConnection();
        await connection.socket.ConnectAsync(server.Host, server.Port);
        return connection;
    }

    /// <summary>Sends a request and takes its answer whole.</summary>
    /// <exception cref="InvalidOperationException">The answer was no success: the figure would be of something else.</exception>
    public async Task ExchangeAsync(ReadOnlyMemory<byte> request)
    {
        await socket.SendAsync(request);
        var (filled, head) = (0, -1);
        while (head < 0)
        {
            filled += await ReceiveAsync(filled);
            head = received.AsSpan(0, filled).IndexOf(HeadEnd);
        }

        var text = Encoding.ASCII.GetString(received, 0, head);
        if (text[9] != '2')
        {
            throw new InvalidOperationException($"A request under load was answered {text[..Math.Min(text.Length, 200)]}.");
        }

        var body = head + HeadEnd.Length;
        while (!IsWhole(text, received.AsSpan(body, filled - body)))
        {
            filled += await ReceiveAsync(filled);
        }
    }

    public void Dispose() => socket.Dispose();

    private static bool IsWhole(string head, ReadOnlySpan<byte> body)
    {
        const string Length = "\r\nContent-Length: ";
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? body.EndsWith("0\r\n\r\n"u8)
            : body.Length >= int.Parse(head.AsSpan(at + Length.Length).ToString().Split('\r')[0], CultureInfo.InvariantCulture);
    }

    private async Task<int> ReceiveAsync(int filled)
    {
        if (filled == received.Length)
        {
            Array.Resize(ref received, 2 * received.Length);
        }

        var count = await socket.ReceiveAsync(received.AsMemory(filled));
        return count > 0 ? count : throw new InvalidOperationException("The server closed a connection under load.");
    }
}
