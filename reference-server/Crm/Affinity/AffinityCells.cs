using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>What stands in fields of lists as texts, and texts as version 2 takes them.</summary>
internal static class AffinityCells
{
    /// <returns>Null for what is no field with a value.</returns>
    public static string? TypeOf(JsonElement field) =>
        field.ValueKind == JsonValueKind.Object && field.TryGetProperty("value", out var value) ? AffinityText.Of(value, "type") : null;

    /// <returns>Null where it is empty, or of a type that members cannot be shown.</returns>
    public static string? TextOf(JsonElement field)
    {
        if (!field.TryGetProperty("value", out var value) || !value.TryGetProperty("data", out var data))
        {
            return null;
        }

        return TypeOf(field) switch
        {
            "ranked-dropdown" or "dropdown" => AffinityText.Of(data, "text"),
            "text" or "filterable-text" => AffinityText.Of(value, "data"),
            "number" when data.ValueKind == JsonValueKind.Number => data.GetDecimal().ToString(CultureInfo.InvariantCulture),
            "datetime" => AffinityText.TimeOf(value, "data")?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <param name="key">How the field is called.</param>
    /// <param name="field">As version 2 says it.</param>
    /// <param name="known">The same field with its options; null where the key may not see them: a dropdown is then shown and not edited.</param>
    /// <returns>Null where members cannot be shown it: people, companies, places, several values, formulas.</returns>
    public static RecordField? FieldOf(string key, JsonElement field, AffinityListField? known)
    {
        FieldKind? kind = TypeOf(field) switch
        {
            "ranked-dropdown" => FieldKind.Status,
            "dropdown" => FieldKind.Select,
            "text" or "filterable-text" => FieldKind.Text,
            "number" => FieldKind.Number,
            "datetime" => FieldKind.Date,
            _ => null,
        };
        if (kind is not { } shown)
        {
            return null;
        }

        var text = TextOf(field);
        var isChoice = shown == FieldKind.Status || shown == FieldKind.Select;
        return new RecordField
        {
            Key = key,
            Label = AffinityText.Of(field, "name") ?? key,
            Kind = shown,
            Value = text is null ? null : new FieldValue(text),
            Display = text ?? "",
            Editable = !isChoice || known is { Options.Count: > 0 },
            Options = isChoice && known is { Options.Count: > 0 } ? [.. known.Options.Select(option => option.Text)] : null,
        };
    }

    /// <param name="field">As version 2 says it.</param>
    /// <param name="known">The same field with its options.</param>
    /// <param name="text">What it is to hold; null empties it.</param>
    /// <returns>The body of a change; null where the field cannot hold this.</returns>
    public static JsonObject? Written(JsonElement field, AffinityListField? known, string? text)
    {
        var type = TypeOf(field);
        JsonNode? data = null;
        if (text is not null)
        {
            data = type switch
            {
                "ranked-dropdown" or "dropdown" when OptionOf(known, text) is { } option => new JsonObject { ["dropdownOptionId"] = option },
                "text" or "filterable-text" => JsonValue.Create(text),
                "number" when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
                "datetime" => JsonValue.Create(text + "T00:00:00Z"),
                _ => null,
            };
            if (data is null)
            {
                return null;
            }
        }

        return new JsonObject { ["value"] = new JsonObject { ["type"] = type, ["data"] = data } };
    }

    private static long? OptionOf(AffinityListField? known, string text) =>
        known?.Options.Where(option => option.Text == text).Select(option => (long?)option.Id).FirstOrDefault();
}
