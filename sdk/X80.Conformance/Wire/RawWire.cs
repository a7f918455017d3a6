using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace X80.Conformance.Wire;

/// <summary>One request on a connection of its own, byte by byte as it was put together, and everything that came back.</summary>
internal static class RawWire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BeforeTheCut = TimeSpan.FromMilliseconds(300);

    /// <returns>The first answer's status and headers; the body is all that came behind them, other answers too. Status 0 where nothing came.</returns>
    /// <exception cref="HttpRequestException">There is no connection.</exception>
    public static async Task<WireAnswer> SendAsync(Uri server, RawRequest request, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new HttpRequestException("The server does not take a connection.", e);
        }
        await using var stream = await OpenAsync(client, server, cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var answer = new MemoryStream();
        try
        {
            await SendAsync(stream, request, cancellationToken);
            if (!request.BreaksOff)
            {
                await stream.CopyToAsync(answer, patience.Token);
            }
        }
        catch (Exception e) when (e is IOException || e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Cut off by the server, or left open: what came until then is the answer.
        }
        return Parse(answer.ToArray());
    }

    private static async Task<Stream> OpenAsync(TcpClient client, Uri server, CancellationToken cancellationToken)
    {
        if (server.Scheme != Uri.UriSchemeHttps)
        {
            return client.GetStream();
        }
        var secured = new SslStream(client.GetStream());
        await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.Host }, cancellationToken);
        return secured;
    }

    private static async Task SendAsync(Stream stream, RawRequest request, CancellationToken cancellationToken)
    {
        var half = request.Halfway is null && !request.BreaksOff ? request.Body.Length : request.Body.Length / 2;
        await stream.WriteAsync((byte[])[.. request.Head(), .. request.Body[..half]], cancellationToken);
        await stream.FlushAsync(cancellationToken);
        if (request.Halfway is { } rest)
        {
            await rest();
        }
        if (request.BreaksOff)
        {
            // So that the server gets what there is before it learns that no more comes.
            await Task.Delay(BeforeTheCut, TimeProvider.System, cancellationToken);
            return;
        }
        await stream.WriteAsync(request.Body.AsMemory(half), cancellationToken);
    }

    private static WireAnswer Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return new WireAnswer(0, [], bytes);
        }
        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        var words = lines[0].Split(' ');
        _ = int.TryParse(words.Length > 1 ? words[1] : "", NumberStyles.None, CultureInfo.InvariantCulture, out var status);
        var headers = lines.Skip(1).Where(line => line.Contains(':', StringComparison.Ordinal))
            .Select(line => KeyValuePair.Create(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()));
        return new WireAnswer(status, [.. headers], bytes[(end + 4)..]);
    }
}
