using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity.Records;

/// <summary>What fields of lists take, and in which form they give it back.</summary>
internal static class AffinityCellData
{
    private const int MostValues = 100;
    private static readonly string[] Parts = ["streetAddress", "city", "state", "country", "continent"];

    /// <returns>What is kept of it, as JSON; null for what the field does not take. Several are never none: null is.</returns>
    public static string? Kept(AffinityAccount account, AffinityListField field, JsonNode data)
    {
        List<JsonNode?> items = !field.IsMany ? [data] : data is JsonArray { Count: <= MostValues } many ? [.. many] : [];
        var kept = items.Select(item => item is null ? null : KeptOne(account, field, item)).ToList();
        return kept.Count == 0 || kept.Contains(null) ? null : field.IsMany ? $"[{string.Join(',', kept)}]" : kept[0];
    }

    /// <returns>Null where it is empty.</returns>
    public static JsonNode? Shown(AffinityAccount account, AffinityListField field, AffinityEntry entry)
    {
        if (field.HalfOf is { } other)
        {
            return entry.Cells.TryGetValue(other, out var whole)
                ? new JsonObject { ["calculatedValue"] = decimal.Parse(whole, NumberStyles.Float, CultureInfo.InvariantCulture) / 2 }
                : null;
        }

        return !entry.Cells.TryGetValue(field.Id, out var kept) ? null
            : JsonNode.Parse(kept) is JsonArray many ? new JsonArray([.. many.Select(one => ShownOne(account, field, one!))])
            : ShownOne(account, field, JsonNode.Parse(kept)!);
    }

    private static string? KeptOne(AffinityAccount account, AffinityListField field, JsonNode item) => (field.One, item.GetValueKind()) switch
    {
        ("ranked-dropdown" or "dropdown", JsonValueKind.Object) => IdOf(item, "dropdownOptionId") is { } option && field.OptionOf(option) is not null ? Word(option) : null,
        ("person", JsonValueKind.Object) => IdOf(item, "id") is { } id && account.Find(AffinityEntityKind.Person, id) is not null ? Word(id) : null,
        ("company", JsonValueKind.Object) => IdOf(item, "id") is { } id && account.Find(AffinityEntityKind.Company, id) is not null ? Word(id) : null,
        ("location", JsonValueKind.Object) => IsLocation(item.AsObject()) ? item.ToJsonString() : null,
        ("number", JsonValueKind.Number) => item.ToJsonString(),
        ("datetime", JsonValueKind.String) => DateTimeOffset.TryParse(item.GetValue<string>(), CultureInfo.InvariantCulture, out _) ? item.ToJsonString() : null,
        ("text" or "filterable-text", JsonValueKind.String) => item.ToJsonString(),
        _ => null,
    };

    private static JsonNode ShownOne(AffinityAccount account, AffinityListField field, JsonNode kept) => field.One switch
    {
        "ranked-dropdown" or "dropdown" => Option(field, kept.GetValue<long>()),
        "person" => Person(account.Find(AffinityEntityKind.Person, kept.GetValue<long>())!),
        "company" => Company(account.Find(AffinityEntityKind.Company, kept.GetValue<long>())!),
        _ => kept.DeepClone(),
    };

    private static JsonObject Option(AffinityListField field, long id)
    {
        var option = new JsonObject { ["dropdownOptionId"] = id, ["text"] = field.OptionOf(id) };
        if (field.Word == "ranked-dropdown")
        {
            (option["rank"], option["color"]) = (field.Options.IndexOf(field.OptionOf(id)!), "blue");
        }

        return option;
    }

    private static JsonObject Person(AffinityEntity person) => new()
    {
        ["id"] = person.Id,
        ["firstName"] = person.Name,
        ["lastName"] = person.LastName,
        ["primaryEmailAddress"] = person.Emails.FirstOrDefault(),
        ["type"] = person.IsInternal ? "internal" : "external",
    };

    private static JsonObject Company(AffinityEntity company) => new() { ["id"] = company.Id, ["name"] = company.Name, ["domain"] = company.Domain };

    private static bool IsLocation(JsonObject place) =>
        place.Count == Parts.Length && Parts.All(part => place.ContainsKey(part) && place[part]?.GetValueKind() is null or JsonValueKind.String);

    private static long? IdOf(JsonNode item, string name) =>
        item.AsObject() is { Count: 1 } named && named[name] is JsonValue value && value.TryGetValue<long>(out var id) ? id : null;

    private static string Word(long id) => id.ToString(CultureInfo.InvariantCulture);
}
