using System.Text;

namespace X80.Simulator.Gateway;

/// <summary>The head of a request, read to its end and not a byte further: what follows may be another protocol.</summary>
internal sealed record GatewayRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    private const int LongestHead = 65_536;

    public string? this[string header] => Headers.GetValueOrDefault(header);

    /// <returns>Null where the other side hung up first.</returns>
    /// <exception cref="InvalidDataException">It is no head of a request.</exception>
    public static async Task<GatewayRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var bytes = new List<byte>(512);
        var one = new byte[1];
        while (bytes is not [.., (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n'])
        {
            if (await stream.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 0)
            {
                return null;
            }

            bytes.Add(one[0]);
            if (bytes.Count > LongestHead)
            {
                throw new InvalidDataException("The head of a request is too long.");
            }
        }

        return Parse(Encoding.Latin1.GetString([.. bytes]));
    }

    /// <summary>The head again, with another target and no connection kept.</summary>
    public byte[] WithTarget(string target)
    {
        var lines = Headers.Where(header => !header.Key.Contains("connection", StringComparison.OrdinalIgnoreCase)).Select(header => $"{header.Key}: {header.Value}");
        return Encoding.Latin1.GetBytes($"{Method} {target} HTTP/1.1\r\n{string.Join("\r\n", lines)}\r\nConnection: close\r\n\r\n");
    }

    private static GatewayRequest Parse(string head)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0].Split(' ') is not [var method, var target, _])
        {
            throw new InvalidDataException("A request has no request line.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new InvalidDataException("A header of a request has no name.");
            }

            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new GatewayRequest(method, target, headers);
    }
}
