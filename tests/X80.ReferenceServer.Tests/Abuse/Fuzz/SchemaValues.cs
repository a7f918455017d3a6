using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Abuse.Fuzz;

/// <summary>Values that fit a published schema: words that the contract names, values the server has said, and odd ones.</summary>
internal sealed partial class SchemaValues(Random random, KnownValues known)
{
    // By the name of the member. The document gives only the form of a word; these are the ones that lead further.
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["channel"] = ["whatsapp", "linkedin", "another"],
        ["state"] = ["shared", "private"],
        ["history"] = ["keep", "withdraw"],
        ["note"] = ["keep", "leave", "remove"],
        ["direction"] = ["in", "out", "unknown"],
        ["sentAtCertainty"] = ["minute", "day", "ambiguous", "unknown"],
        ["kind"] = ["person", "company", "deal", "conversation", "text", "image", "deleted", "poll", "event"],
        ["action"] = ["suggest", "share-conversation", "link", "sync", "share", "create", "edit", "activity"],
        ["day"] = ["2026-11-23", "2026-02-30", "1999-12-31"],
        ["phone"] = ["+5511999990101", "+493012345678", "030 123"],
        ["query"] = ["ana", "jo", "a", "x80"],
        ["flags"] = ["disappearing", "restricted", "else"],
    };

    private static readonly string[] Odd =
        ["", " ", "a", "Zoë Quill", "<script>", "\u202egnp", "👍🏽", "line\nbreak", "0", "null", "../..", "'; drop table messages; --", "%00", "é\u0301"];

    public JsonNode? Of(JsonNode schema, string name)
    {
        if (schema["oneOf"] is JsonArray choices)
        {
            return Of(choices[random.Next(choices.Count)]!, name);
        }

        var types = schema["type"] is JsonArray many ? many.Select(type => type!.GetValue<string>()).ToList() : [schema["type"]!.GetValue<string>()];
        return types[random.Next(types.Count)] switch
        {
            "object" => Object(schema),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Of(schema["items"] ?? schema, name))]),
            "integer" => random.Next(8) == 0 ? random.NextInt64(-5, 1L << 53) : random.Next(20),
            "boolean" => random.Next(2) == 0,
            "null" => null,
            _ => Text(schema, name),
        };
    }

    public string Text(JsonNode schema, string name)
    {
        if (random.Next(10) < 7 && Likely(name) is { } likely)
        {
            return likely;
        }

        if (schema["format"]?.GetValue<string>() == "date-time")
        {
            return Wire.Time(new DateTimeOffset(2026, 11, 23, 9, random.Next(60), 0, TimeSpan.FromHours(random.Next(-12, 13))));
        }

        return schema["pattern"]?.GetValue<string>() is { } pattern ? Fitting(pattern) : Odd[random.Next(Odd.Length)];
    }

    private string? Likely(string name) =>
        Words.TryGetValue(name, out var words) ? words[random.Next(words.Length)] : known.Any(random, name);

    private JsonObject Object(JsonNode schema)
    {
        var required = schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
        var made = new JsonObject();
        foreach (var (name, inner) in schema["properties"]?.AsObject() ?? [])
        {
            if (required.Contains(name) ? random.Next(60) > 0 : random.Next(3) == 0)
            {
                made[name] = Of(inner!, name == "id" ? "messageId" : name);
            }
        }

        if (schema["additionalProperties"] is JsonObject free)
        {
            for (var i = random.Next(3); i > 0; i--)
            {
                made[known.Any(random, "key") ?? "stage"] = Of(free, "value");
            }
        }

        return made;
    }

    /// <summary>The patterns of the document are classes of characters with a count each; another kind of pattern fails here.</summary>
    private string Fitting(string pattern)
    {
        var parts = Part().Matches(pattern);
        Assert.Equal(pattern, $"^{string.Concat(parts.Select(part => part.Value))}$");
        return string.Concat(parts.Select(part =>
        {
            var letters = Letters(part.Groups[1].Value);
            var least = part.Groups[2].Success ? int.Parse(part.Groups[2].Value, CultureInfo.InvariantCulture) : 1;
            var most = part.Groups[3].Success ? int.Parse(part.Groups[3].Value, CultureInfo.InvariantCulture) : least;
            return new string([.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => letters[random.Next(letters.Length)])]);
        }));
    }

    private static string Letters(string letters) => Range().Replace(
        letters, range => new string([.. Enumerable.Range(range.Value[0], range.Value[2] - range.Value[0] + 1).Select(letter => (char)letter)]));

    [GeneratedRegex(@"\[([^\]]+)\](?:\{(\d+),(\d+)\})?")]
    private static partial Regex Part();

    [GeneratedRegex("[A-Za-z0-9]-[A-Za-z0-9]")]
    private static partial Regex Range();
}
