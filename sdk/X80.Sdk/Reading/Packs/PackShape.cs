using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace X80.Sdk.Reading.Packs;

/// <summary>
/// What keeps a text from being a pack, member by member: the parser stops at the first mistake, and of a missing member it says only in which
/// object it is missing.
/// </summary>
internal static class PackShape
{
    private const string Root = "$";

    private const char ByteOrderMark = '\uFEFF';

    /// <returns>Empty where every member is there, known and of its type.</returns>
    public static IReadOnlyList<PackFinding> Check(string json)
    {
        if (json.StartsWith(ByteOrderMark))
        {
            return [new PackFinding(Root, "The text begins with a byte order mark.", "Save it as UTF-8 without one.")];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. InValue(document.RootElement, ReaderPackJson.Default.ReaderPack, Root)];
        }
        catch (JsonException broken)
        {
            return [new PackFinding(Root, $"This is no JSON from line {broken.LineNumber + 1} on.", "Look there, and at the end of the line before, for a quote, comma or bracket too few or too many.")];
        }
    }

    private static IEnumerable<PackFinding> InValue(JsonElement value, JsonTypeInfo shape, string path) => (shape.Kind, value.ValueKind) switch
    {
        (JsonTypeInfoKind.Object, JsonValueKind.Object) => InObject(value, shape, path),
        (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => value.EnumerateObject()
            .SelectMany(member => InValue(member.Value, ShapeOf(shape.ElementType!), $"{path}.{member.Name}")),
        (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => value.EnumerateArray().Index()
            .SelectMany(part => InValue(part.Item, ShapeOf(shape.ElementType!), $"{path}[{part.Index}]")),
        (JsonTypeInfoKind.None, _) when Fits(value, shape) => [],
        _ => [new PackFinding(path, "This is of another type.", $"Write {WordFor(shape)}.")],
    };

    private static IEnumerable<PackFinding> InObject(JsonElement value, JsonTypeInfo shape, string path)
    {
        var known = shape.Properties.Where(property => property.Get is not null || property.Set is not null).ToDictionary(property => property.Name, StringComparer.Ordinal);
        var written = value.EnumerateObject().ToLookup(member => member.Name, member => member.Value, StringComparer.Ordinal);
        foreach (var member in written)
        {
            var place = $"{path}.{member.Key}";
            if (!known.TryGetValue(member.Key, out var property))
            {
                yield return new PackFinding(place, "No such member is known.", $"Remove it, or write one of: {string.Join(", ", known.Keys)}.");
                continue;
            }

            if (member.Count() > 1)
            {
                yield return new PackFinding(place, "The member stands twice.", "Keep one of them.");
            }

            foreach (var finding in member.Where(one => one.ValueKind != JsonValueKind.Null || !property.IsSetNullable).SelectMany(one => InValue(one, ShapeOf(property.PropertyType), place)))
            {
                yield return finding;
            }
        }

        foreach (var missing in known.Values.Where(property => property.IsRequired && !written.Contains(property.Name)))
        {
            yield return new PackFinding($"{path}.{missing.Name}", "The member is missing.", $"Write {WordFor(ShapeOf(missing.PropertyType))}.");
        }
    }

    private static bool Fits(JsonElement value, JsonTypeInfo shape)
    {
        try
        {
            return value.Deserialize(shape) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonTypeInfo ShapeOf(Type type) => ReaderPackJson.Default.GetTypeInfo(type)!;

    private static string WordFor(JsonTypeInfo shape) => shape.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object in { }",
        JsonTypeInfoKind.Enumerable => "a list in [ ]",
        _ when shape.Type == typeof(DateOnly?) => "a day such as \"2026-11-27\", or null",
        _ when shape.Type == typeof(bool?) => "true or false",
        _ => "a text in quotes",
    };
}
