using System.Text;
using System.Text.Json;
using X80.Contract.Problems;

namespace X80.Conformance.Wire;

/// <summary>An answer as it came.</summary>
internal sealed class WireAnswer(int status, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body)
{
    public int Status => status;

    public bool IsSuccess => status is >= 200 and < 300;

    public IReadOnlyList<KeyValuePair<string, string>> Headers => headers;

    public ReadOnlySpan<byte> Body => body;

    /// <summary>The body as a JSON object; null where it is none.</summary>
    public JsonElement? Object { get; } = ParseObject(body);

    /// <summary>All that came: for the search after canaries.</summary>
    public byte[] Everything => [.. Encoding.UTF8.GetBytes(string.Join('\n', headers.Select(header => $"{header.Key}: {header.Value}")) + "\n\n"), .. body];

    /// <summary>Status and problem type, such as <c>403 conversation-private</c>; never the body.</summary>
    public override string ToString() =>
        Object is { } json && json.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && type.GetString()!.StartsWith(ProblemTypes.Base, StringComparison.Ordinal)
            ? $"{status} {type.GetString()![ProblemTypes.Base.Length..]}"
            : $"{status}";

    private static JsonElement? ParseObject(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
