using System.Text.Json;
using System.Text.RegularExpressions;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Recording;

/// <summary>What a pack's selectors say of attributes: all that a recorded page may keep of the page's own words.</summary>
internal sealed partial class PackVocabulary
{
    private readonly Dictionary<string, HashSet<string>> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> parts = new(StringComparer.Ordinal);
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    public PackVocabulary(ReaderPack pack)
    {
        using var json = JsonDocument.Parse(pack.ToJson());
        var strings = new List<string>();
        Collect(json.RootElement, strings);
        foreach (var text in strings)
        {
            texts.Add(text);
            Learn(text);
        }
    }

    /// <summary>Names of attributes that some selector looks at.</summary>
    public IEnumerable<string> Attributes => whole.Keys;

    /// <summary>Whether the pack holds exactly this text, such as the title of an icon.</summary>
    public bool Holds(string text) => texts.Contains(text);

    public bool Knows(string attribute) => whole.ContainsKey(attribute);

    /// <summary>What of a value the pack tells apart.</summary>
    /// <returns>The whole value, its known words, its known beginning or part; null where the pack knows nothing of it.</returns>
    public string? Kept(string attribute, string value)
    {
        if (!whole.TryGetValue(attribute, out var known))
        {
            return null;
        }

        var words = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(known.Contains).ToList();
        return known.Contains(value) ? value
            : words.Count > 0 ? string.Join(' ', words)
            : Longest(starts, start => value.StartsWith(start, StringComparison.Ordinal)) ?? Longest(parts, part => value.Contains(part, StringComparison.Ordinal));

        string? Longest(Dictionary<string, List<string>> byAttribute, Func<string, bool> stands) =>
            byAttribute.GetValueOrDefault(attribute, []).Where(stands).OrderByDescending(text => text.Length).FirstOrDefault();
    }

    private void Learn(string selector)
    {
        foreach (Match found in InBrackets().Matches(selector))
        {
            var (name, value) = (found.Groups[1].Value, found.Groups[3].Value);
            var known = Known(name);
            switch (found.Groups[2].Value)
            {
                case "=" or "~=" or "|=":
                    known.Add(value);
                    break;
                case "^=":
                    starts.TryAdd(name, []);
                    starts[name].Add(value);
                    break;
                case "*=" or "$=":
                    parts.TryAdd(name, []);
                    parts[name].Add(value);
                    break;
            }
        }

        var bare = InBrackets().Replace(selector, "");
        foreach (Match found in Class().Matches(bare))
        {
            Known("class").Add(found.Groups[1].Value);
        }

        foreach (Match found in Id().Matches(bare))
        {
            Known("id").Add(found.Groups[1].Value);
        }
    }

    private HashSet<string> Known(string name)
    {
        whole.TryAdd(name, new HashSet<string>(StringComparer.Ordinal));
        return whole[name];
    }

    private static void Collect(JsonElement element, List<string> strings)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                strings.Add(element.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, strings);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Collect(member.Value, strings);
                }

                break;
        }
    }

    [GeneratedRegex("""\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*"([^"]*)")?\s*\]""")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"\.([A-Za-z_][\w-]*)")]
    private static partial Regex Class();

    [GeneratedRegex(@"#([A-Za-z_][\w-]*)")]
    private static partial Regex Id();
}
