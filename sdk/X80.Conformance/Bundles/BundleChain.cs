using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Conformance.Bundles;

/// <summary>
/// Lines of JSON, each of which begins with a hash over itself and all lines before it. The hash is of the line as it is
/// written, so that nobody has to agree on a form of JSON.
/// </summary>
internal static class BundleChain
{
    private const string Open = "{\"chain\":\"";
    private const string Shut = "\",";
    private const int HashLength = 64;

    private static readonly string Start = new('0', HashLength);

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(IEnumerable<BundleRecord> records)
    {
        var text = new StringBuilder();
        var link = Start;
        foreach (var record in records)
        {
            var json = JsonSerializer.Serialize(record, Form);
            link = Next(link, json);
            text.Append(Open).Append(link).Append(Shut).Append(json.AsSpan(1)).Append('\n');
        }
        return text.ToString();
    }

    /// <returns>The records, and the last link: what a judge may note down when a run ends.</returns>
    /// <exception cref="BundleBrokenException">A line was changed, added, left out or moved.</exception>
    public static (IReadOnlyList<BundleRecord> Records, string Seal) Read(string text)
    {
        var records = new List<BundleRecord>();
        var link = Start;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var json = Unlinked(line, records.Count + 1);
            link = Next(link, json);
            if (line.AsSpan(Open.Length, HashLength) is var told && !told.SequenceEqual(link))
            {
                throw new BundleBrokenException($"Line {records.Count + 1} does not follow from those before it: it, or one before it, was changed, left out or moved.");
            }
            records.Add(Parse(json, records.Count + 1));
        }
        return (records, link);
    }

    private static string Unlinked(string line, int number)
    {
        var behind = Open.Length + HashLength;
        return line.StartsWith(Open, StringComparison.Ordinal) && line.Length > behind + Shut.Length && line.AsSpan(behind).StartsWith(Shut)
            ? "{" + line[(behind + Shut.Length)..]
            : throw new BundleBrokenException($"Line {number} has no link of the chain.");
    }

    private static BundleRecord Parse(string json, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<BundleRecord>(json, Form)!;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new BundleBrokenException($"Line {number} is no record of a bundle.");
        }
    }

    private static string Next(string link, string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{link}\n{json}")));
}
