using System.Text.Json.Nodes;
using X80.Cli.Running;

namespace X80.Cli.Reader;

/// <summary>What differs between two readings of a page, one line a place.</summary>
internal static class ReadingChanges
{
    // When it was read says nothing of the page.
    private const string ReadAt = "readAt";

    private const string Outcome = "outcome";

    // What was read and what was refused have nothing else in common: all that was read would be listed as gone.
    public static IEnumerable<string> Between(JsonObject before, JsonObject after) => JsonNode.DeepEquals(before[Outcome], after[Outcome])
        ? Between(before, after, "")
        : Between(before[Outcome], after[Outcome], Outcome);

    private static IEnumerable<string> Between(JsonNode? before, JsonNode? after, string place) => (before, after) switch
    {
        (JsonObject was, JsonObject isNow) => was.Select(member => member.Key).Union(isNow.Select(member => member.Key))
            .Where(name => name != ReadAt)
            .SelectMany(name => Between(was[name], isNow[name], place.Length == 0 ? name : $"{place}.{name}")),
        (JsonArray was, JsonArray isNow) => Enumerable.Range(0, Math.Max(was.Count, isNow.Count))
            .SelectMany(at => Between(was.ElementAtOrDefault(at), isNow.ElementAtOrDefault(at), $"{place}[{at + 1}]")),
        _ when JsonNode.DeepEquals(before, after) => [],
        _ => [$"{place}: {Shown(before)} is now {Shown(after)}"],
    };

    private static string Shown(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonValue value when value.TryGetValue<string>(out var text) => $"\"{PrintableText.OfName(text)}\"",
        _ => PrintableText.OfName(node.ToJsonString(PageReadings.Plain)),
    };
}
