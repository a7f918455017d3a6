using System.Globalization;
using System.Text.Json;
using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Affinity.Lists;

/// <summary>What stands in fields of lists, as texts.</summary>
internal static class AffinityCells
{
    private const string Many = "-multi";

    /// <returns>Null for what is no field with a value.</returns>
    public static string? TypeOf(JsonElement field) =>
        field.ValueKind == JsonValueKind.Object && field.TryGetProperty("value", out var value) ? AffinityText.Of(value, "type") : null;

    /// <returns>The type of one of its values, and whether it holds several.</returns>
    public static (string? Type, bool IsMany) FormOf(JsonElement field) =>
        TypeOf(field) is { } type && type.EndsWith(Many, StringComparison.Ordinal) ? (type[..^Many.Length], true) : (TypeOf(field), false);

    /// <returns>Each value as Affinity says it; none where it is empty.</returns>
    public static IReadOnlyList<JsonElement> ValuesOf(JsonElement field) =>
        !field.TryGetProperty("value", out var value) || !value.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null ? []
        : data.ValueKind == JsonValueKind.Array ? [.. data.EnumerateArray()]
        : [data];

    /// <returns>The first value as text; null where it is empty, or of a type that members cannot be shown.</returns>
    public static string? TextOf(JsonElement field) => ValuesOf(field).Select(value => TextOf(FormOf(field).Type, value)).FirstOrDefault(text => text is not null);

    /// <returns>Null where it is empty, or of a type that members cannot be shown.</returns>
    public static string? TextOf(string? type, JsonElement value) => type switch
    {
        "ranked-dropdown" or "dropdown" => AffinityText.Of(value, "text"),
        "text" or "filterable-text" => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null,
        "number" => NumberOf(value),
        "formula-number" => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("calculatedValue", out var number) ? NumberOf(number) : null,
        "datetime" => value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null,
        "person" => string.Join(' ', new[] { AffinityText.Of(value, "firstName"), AffinityText.Of(value, "lastName") }.OfType<string>()) is { Length: > 0 } name
            ? name
            : AffinityText.Of(value, "primaryEmailAddress"),
        "company" => AffinityText.Of(value, "name"),
        "location" => AffinityLocation.TextOf(value),
        _ => null,
    };

    /// <param name="key">How the field is called.</param>
    /// <param name="field">As version 2 says it.</param>
    /// <param name="known">The same field with its options; null where the key may not see them: a dropdown is then shown and not edited.</param>
    /// <returns>Null where members cannot be shown it.</returns>
    public static RecordField? FieldOf(string key, JsonElement field, AffinityListField? known)
    {
        var (type, isMany) = FormOf(field);
        if (KindOf(type) is not { } kind)
        {
            return null;
        }

        List<string> texts = [.. ValuesOf(field).Select(value => TextOf(type, value)).OfType<string>()];
        var isChoice = type is "ranked-dropdown" or "dropdown";
        return new RecordField
        {
            Key = key,
            Label = AffinityText.Of(field, "name") ?? key,
            Kind = isMany ? FieldKind.Multiselect : kind,
            Value = texts.Count == 0 ? null : isMany ? new FieldValue(texts) : new FieldValue(texts[0]),
            Display = string.Join(", ", texts),
            Editable = type switch
            {
                "ranked-dropdown" or "dropdown" => known is { Options.Count: > 0 },
                "formula-number" => false,
                "location" => !isMany && ValuesOf(field).All(AffinityLocation.IsPlain),
                _ => true,
            },
            Options = isChoice && known is { Options.Count: > 0 } ? [.. known.Options.Select(option => option.Text)] : null,
        };
    }

    private static FieldKind? KindOf(string? type) => type switch
    {
        "ranked-dropdown" => FieldKind.Status,
        "dropdown" => FieldKind.Select,
        "text" or "filterable-text" or "company" or "location" => FieldKind.Text,
        "number" or "formula-number" => FieldKind.Number,
        "datetime" => FieldKind.Date,
        "person" => FieldKind.User,
        _ => null,
    };

    private static string? NumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;
}
