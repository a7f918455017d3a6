using System.Net.Sockets;
using System.Text;
using X80.Contract.Ids;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>A request written byte for byte: what a proper HTTP client would correct or refuse to send.</summary>
public static class RawHttp
{
    /// <param name="server">Where to.</param>
    /// <param name="member">Whose token.</param>
    /// <param name="line">Method and path below <c>/api/ext/</c>, exactly as they go out.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="host">The value of <c>Host</c>; null sends none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<WireAnswer> SendAsync(
        Uri server, TestMember member, (string Method, string Path) line, string body, string? host, CancellationToken cancellationToken)
    {
        string[] head =
        [
            $"{line.Method} /api/ext/{line.Path} HTTP/1.0",
            .. host is null ? Array.Empty<string>() : [$"Host: {host}"],
            $"Authorization: Bearer {member.Token}",
            $"Idempotency-Key: {IdempotencyKey.NewRandom().Value}",
            "Content-Type: application/json",
            $"Content-Length: {Encoding.UTF8.GetByteCount(body)}",
        ];

        return await SendAsync(server, string.Join("\r\n", head) + "\r\n\r\n" + body, cancellationToken);
    }

    /// <summary>A page, asked for under any name; an empty one sends no <c>Host</c>.</summary>
    public static Task<WireAnswer> GetAsync(Uri server, string path, string host, CancellationToken cancellationToken) =>
        SendAsync(server, $"GET {path} HTTP/1.0\r\n{(host.Length > 0 ? $"Host: {host}\r\n" : "")}\r\n", cancellationToken);

    private static async Task<WireAnswer> SendAsync(Uri server, string request, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = (await reader.ReadToEndAsync(cancellationToken)).Split("\r\n\r\n", 2);
        return new WireAnswer(int.Parse(answer[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), answer[1], answer[0]);
    }
}
