using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.ReferenceServer.Crm.Affinity.Lists;

/// <summary>A place: five parts, shown as one line, and changed part for part.</summary>
internal static class AffinityLocation
{
    private const char Between = ',';
    private static readonly string[] Parts = ["streetAddress", "city", "state", "country", "continent"];

    /// <returns>The parts that are there, from the narrowest; null where none is.</returns>
    public static string? TextOf(JsonElement place) => Held(place) is { Count: > 0 } held ? string.Join($"{Between} ", held.Select(part => AffinityText.Of(place, part))) : null;

    /// <summary>Whether its line says where each part ends.</summary>
    public static bool IsPlain(JsonElement place) => Held(place).All(part => !AffinityText.Of(place, part)!.Contains(Between, StringComparison.Ordinal));

    /// <param name="place">As it is; undefined where there is none.</param>
    /// <param name="text">As many parts as it has, or all five.</param>
    /// <returns>All five parts, as Affinity wants them; null where the text does not say which of them it means.</returns>
    public static JsonObject? With(JsonElement place, string text)
    {
        var texts = text.Split(Between, StringSplitOptions.TrimEntries);
        var named = texts.Length == Parts.Length ? Parts : Held(place);
        return texts.Length == named.Count && !texts.Contains("")
            ? new JsonObject(Parts.Select(part => KeyValuePair.Create(part, named.Contains(part) ? JsonValue.Create(texts[IndexOf(named, part)]) : (JsonNode?)null)))
            : null;
    }

    private static int IndexOf(IReadOnlyList<string> named, string part) => named.TakeWhile(one => one != part).Count();

    private static IReadOnlyList<string> Held(JsonElement place) => [.. Parts.Where(part => AffinityText.Of(place, part) is not null)];
}
