using System.Globalization;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using X80.Simulator.Practice;

namespace X80.Simulator.Gateway;

/// <summary>The channel's own host within one tunnel: TLS, then requests one after another, or a WebSocket.</summary>
internal sealed class GatewayPage(IGatewaySite site, GatewayCertificate certificate)
{
    private const int LongestBody = 1 << 20;
    private const string SocketSalt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    public async Task ServeAsync(Stream tunnel, string host, CancellationToken cancellationToken)
    {
        await using var stream = new SslStream(tunnel, leaveInnerStreamOpen: true);
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Context }, cancellationToken).ConfigureAwait(false);
        while (await GatewayRequest.ReadAsync(stream, cancellationToken).ConfigureAwait(false) is { } request)
        {
            if (!Uri.TryCreate($"https://{host}{request.Target}", UriKind.Absolute, out var url) || request.Target[0] != '/')
            {
                throw new InvalidDataException("A request of the page has no path.");
            }

            if (string.Equals(request["Upgrade"], "websocket", StringComparison.OrdinalIgnoreCase))
            {
                await UpgradeAsync(stream, request, url, cancellationToken).ConfigureAwait(false);
                return;
            }

            await SkipBodyAsync(stream, request, cancellationToken).ConfigureAwait(false);
            var answer = await site.AnswerAsync(request.Method, url, cancellationToken).ConfigureAwait(false);
            await WriteAsync(stream, request.Method, answer, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(Stream stream, string method, PracticeAnswer answer, CancellationToken cancellationToken)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Answer\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (answer.Status is not 204)
        {
            head.Append(CultureInfo.InvariantCulture, $"content-length: {answer.Body.Length}\r\n");
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), cancellationToken).ConfigureAwait(false);
        if (method != "HEAD" && answer.Status is not 204)
        {
            await stream.WriteAsync(answer.Body, cancellationToken).ConfigureAwait(false);
        }

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a page sends to its channel is read off the wire and not kept.</summary>
    private static async Task SkipBodyAsync(Stream stream, GatewayRequest request, CancellationToken cancellationToken)
    {
        if (request["Content-Length"] is not { } told)
        {
            return;
        }

        if (!int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > LongestBody)
        {
            throw new InvalidDataException("A request of the page has a body without a length, or too long a one.");
        }

        await stream.ReadExactlyAsync(new byte[length], cancellationToken).ConfigureAwait(false);
    }

    // RFC 6455, 4.2.2: the answer proves that the request was understood as one for a WebSocket.
    private async Task UpgradeAsync(Stream stream, GatewayRequest request, Uri url, CancellationToken cancellationToken)
    {
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        var opened = new GatewaySocket(socket);
        // Before the page knows that it is open: what the site sends from then on must not be lost.
        site.Connect(url, opened);
#pragma warning disable CA5350 // RFC 6455 names SHA-1 here, and nothing is protected by it.
        var proof = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(request["Sec-WebSocket-Key"] + SocketSalt)));
#pragma warning restore CA5350
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {proof}\r\n\r\n"),
            cancellationToken).ConfigureAwait(false);
        await opened.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
