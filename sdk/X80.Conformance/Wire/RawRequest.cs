using System.Text;

namespace X80.Conformance.Wire;

/// <summary>A request as lines and bytes that a test may put together as no library would.</summary>
/// <param name="Line">The first line, without its end.</param>
/// <param name="Headers">The lines after it, without their ends.</param>
/// <param name="Body">What follows the empty line.</param>
internal sealed record RawRequest(string Line, IReadOnlyList<string> Headers, byte[] Body)
{
    /// <value>Where the connection rests before the rest of the body is sent; null for nowhere.</value>
    public Func<Task>? Halfway { get; init; }

    /// <value>The connection is cut after half of the body.</value>
    public bool BreaksOff { get; init; }

    /// <summary>The request as the contract wants it.</summary>
    public static RawRequest Of(WireRequest request, Uri server)
    {
        var body = request.Body?.ToArray() ?? [];
        List<string> headers = [$"Host: {server.Authority}", .. request.Headers.Select(header => $"{header.Key}: {header.Value}"), "Connection: close"];
        if (!request.IsAnonymous)
        {
            headers.Add($"Authorization: Bearer {request.Token.Reveal()}");
        }
        if (request.Body is not null)
        {
            headers.Add("Content-Type: application/json");
            headers.Add($"Content-Length: {body.Length}");
        }
        return new RawRequest($"{request.Method} {request.Path} HTTP/1.1", headers, body);
    }

    public RawRequest WithLine(Func<string, string> change) => this with { Line = change(Line) };

    /// <summary>A header more, behind the others.</summary>
    public RawRequest With(string header) => this with { Headers = [.. Headers, header] };

    /// <summary>Without the headers of that name.</summary>
    public RawRequest Without(string name) =>
        this with { Headers = [.. Headers.Where(header => !header.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))] };

    public RawRequest Instead(string name, string header) => Without(name).With(header);

    /// <summary>Another body, and its length.</summary>
    public RawRequest WithBody(byte[] body) => Instead("Content-Length", $"Content-Length: {body.Length}") with { Body = body };

    public RawRequest WithText(Func<string, string> change) => WithBody(Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Body))));

    public byte[] Head() => Encoding.Latin1.GetBytes($"{Line}\r\n{string.Join("\r\n", Headers)}\r\n\r\n");

    /// <summary>Never a header: one holds the token.</summary>
    public override string ToString() => Line;
}
