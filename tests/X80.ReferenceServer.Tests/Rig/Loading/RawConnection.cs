using System.Net.Sockets;
using System.Text;

namespace X80.ReferenceServer.Tests.Rig.Loading;

/// <summary>A connection that is written to byte for byte, and read to its end.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient client = new();
    private NetworkStream? stream;

    public static async Task<RawConnection> OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(server.Host, server.Port, cancellationToken);
        connection.stream = connection.client.GetStream();
        return connection;
    }

    /// <summary>Sends all of it, and takes whatever comes back until the server closes, which the request has to ask for.</summary>
    public static async Task<string> ExchangeAsync(Uri server, string request, CancellationToken cancellationToken)
    {
        using var connection = await OpenAsync(server, cancellationToken);
        await connection.WriteAsync(request, cancellationToken);
        return await connection.ReadToEndAsync(Patience, cancellationToken);
    }

    public async Task WriteAsync(string text, CancellationToken cancellationToken) =>
        await stream!.WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken);

    /// <returns>What the server sent before it closed; a reset ends it like a close.</returns>
    /// <exception cref="TimeoutException">The server kept it open.</exception>
    public async Task<string> ReadToEndAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        try
        {
            await stream!.CopyToAsync(read, cancellationToken).WaitAsync(patience, cancellationToken);
        }
        catch (IOException e) when (e.InnerException is SocketException)
        {
            // What came before the reset counts.
        }

        return Encoding.Latin1.GetString(read.ToArray());
    }

    public void Dispose() => client.Dispose();
}
