using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>Values of Attio's types as texts, and texts as the forms in which Attio takes them.</summary>
internal static class AttioValues
{
    /// <returns>The texts of all values, the present one first.</returns>
    public static IReadOnlyList<string> TextsOf(JsonElement record, string slug) =>
        record.TryGetProperty("values", out var values) && values.TryGetProperty(slug, out var held) && held.ValueKind == JsonValueKind.Array
            ? [.. held.EnumerateArray().Select(TextOf).OfType<string>()]
            : [];

    /// <returns>The present value; null when there is none.</returns>
    public static string? FirstOf(JsonElement record, string slug) => TextsOf(record, slug) is [var first, ..] ? first : null;

    /// <returns>When the first of its interactions was; null when Attio knows of none.</returns>
    public static DateTimeOffset? InteractionOf(JsonElement record, string slug) => AttioTime.Parse(FirstOf(record, slug));

    /// <returns>Null where members cannot be shown it.</returns>
    public static RecordField? FieldOf(AttioAttribute attribute, JsonElement record)
    {
        if (KindOf(attribute) is not { } kind)
        {
            return null;
        }

        var texts = TextsOf(record, attribute.Slug);
        if (kind == FieldKind.Date)
        {
            texts = [.. texts.Select(text => text.Length > 10 ? text[..10] : text)];
        }

        var value = texts.Count == 0 ? null : kind == FieldKind.Multiselect ? new FieldValue(texts) : new FieldValue(texts[0]);
        return new RecordField
        {
            Key = attribute.Key,
            Label = attribute.Title,
            Kind = kind,
            Value = value,
            Display = string.Join(", ", texts),
            Editable = attribute.IsWritable && attribute.Type != "record-reference" && kind != FieldKind.User,
            Options = attribute.Options,
        };
    }

    /// <returns>The values as Attio takes them, none to clear: of the field as it shall be, beside the others that the attribute holds.</returns>
    public static JsonArray Written(AttioAttribute attribute, FieldValue? value, IReadOnlyList<string> held, PhoneBook phones)
    {
        if (attribute.Type is "select" && attribute.IsMulti)
        {
            return new JsonArray([.. (value?.Items ?? []).Select(item => (JsonNode?)item)]);
        }

        if (attribute.IsMulti)
        {
            var others = held.Skip(1).Where(other => other != value?.Items[0]);
            var all = value is null ? others : others.Prepend(value.Items[0]);
            return new JsonArray([.. all.Select(text => One(attribute.Type, text, phones))]);
        }

        return value is null ? [] : [One(attribute.Type, value.Items[0], phones)];
    }

    /// <returns>A name as Attio takes it: the last word is the last name.</returns>
    public static JsonObject NameOf(string full)
    {
        var space = full.LastIndexOf(' ');
        return new JsonObject
        {
            ["first_name"] = space < 0 ? full : full[..space],
            ["last_name"] = space < 0 ? "" : full[(space + 1)..],
            ["full_name"] = full,
        };
    }

    /// <returns>A number as Attio takes it: with its country where it does not say one itself.</returns>
    public static JsonObject PhoneOf(string text, PhoneBook phones)
    {
        var phone = new JsonObject { ["original_phone_number"] = text };
        if (phones.CountryOf(text) is { } country)
        {
            phone["country_code"] = country;
        }

        return phone;
    }

    private static JsonNode? One(string type, string text, PhoneBook phones) => type switch
    {
        "personal-name" => NameOf(text),
        "phone-number" => PhoneOf(text, phones),
        "number" or "currency" or "rating" => JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture)),
        "checkbox" => JsonValue.Create(text == "true"),
        _ => JsonValue.Create(text),
    };

    private static FieldKind? KindOf(AttioAttribute attribute) => attribute.Type switch
    {
        "text" or "personal-name" or "domain" => FieldKind.Text,
        "number" or "rating" => FieldKind.Number,
        "currency" => FieldKind.Currency,
        "date" => FieldKind.Date,
        "select" => attribute.IsMulti ? FieldKind.Multiselect : FieldKind.Select,
        "status" => FieldKind.Status,
        "phone-number" => FieldKind.Phone,
        "email-address" => FieldKind.Email,
        "checkbox" => FieldKind.Checkbox,
        _ => null,
    };

    private static string? TextOf(JsonElement value)
    {
        // By the names of properties: the type that stands beside them is not always right.
        foreach (var name in new[] { "full_name", "normalized_phone_number", "email_address", "domain", "interacted_at", "currency_value", "value", "target_record_id" })
        {
            if (value.TryGetProperty(name, out var found))
            {
                return Plain(found);
            }
        }

        return value.TryGetProperty("status", out var titled) || value.TryGetProperty("option", out titled)
            ? titled.TryGetProperty("title", out var title) ? title.GetString() : null
            : null;
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
