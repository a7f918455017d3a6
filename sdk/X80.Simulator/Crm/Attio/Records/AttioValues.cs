using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio.Records;

/// <summary>Takes values in the forms in which they may be written, and keeps them in those in which they are read.</summary>
internal static class AttioValues
{
    private static readonly Dictionary<string, string> CallingCodes =
        new() { ["DE"] = "49", ["GB"] = "44", ["US"] = "1", ["BR"] = "55", ["FR"] = "33", ["AU"] = "61", ["HU"] = "36" };

    private static readonly string[] KeyNames =
        ["email_address", "domain", "normalized_phone_number", "target_record_id", "full_name", "value", "currency_value"];

    /// <returns>The values, none where the attribute is cleared.</returns>
    /// <exception cref="AttioRefusalException">One of them cannot be.</exception>
    public static List<JsonObject> Read(AttioWorkspace workspace, AttioAttribute attribute, JsonNode? written, JsonObject actor)
    {
        if (!attribute.IsWritable)
        {
            throw AttioRefusalException.Invalid("immutable_value", $"The attribute \"{attribute.Slug}\" cannot be written.");
        }

        if (attribute.Type == "phone-number" && written is not (null or JsonArray))
        {
            throw AttioRefusalException.Validation("Phone numbers are an array.");
        }

        var items = written switch { null => [], JsonArray array => array.ToList(), _ => [written] };
        if (!attribute.IsMulti && items.Count > 1)
        {
            throw AttioRefusalException.Validation($"The attribute \"{attribute.Slug}\" takes one value.");
        }

        return [.. items.Select(item => Envelope(workspace, attribute, One(workspace, attribute, item!), actor))];
    }

    /// <summary>What every read value carries.</summary>
    public static JsonObject Envelope(AttioWorkspace workspace, AttioAttribute attribute, JsonObject value, JsonObject actor)
    {
        value["active_from"] = AttioWorkspace.Stamp(workspace.Now);
        value["active_until"] = null;
        value["created_by_actor"] = actor.DeepClone();
        value["attribute_type"] = attribute.Type;
        return value;
    }

    /// <summary>By what two values of one attribute are the same.</summary>
    public static string Key(JsonObject value) => string.Join(
        '|',
        from name in KeyNames
        where value[name] is not null
        select value[name]!.ToString()) + value["option"]?["title"] + value["status"]?["title"];

    private static JsonObject One(AttioWorkspace workspace, AttioAttribute attribute, JsonNode item) => attribute.Type switch
    {
        "personal-name" => Name(item),
        "phone-number" => Phone(item),
        "email-address" => Email(Text(item, "email_address")),
        "domain" => Domain(Text(item, "domain")),
        "status" => Titled(attribute, "status", Text(item, "status")),
        "select" => Titled(attribute, "option", Text(item, "option")),
        "record-reference" => Reference(workspace, item),
        "actor-reference" => Actor(workspace, item),
        "number" => new JsonObject { ["value"] = Number(item).DeepClone() },
        "currency" => new JsonObject { ["currency_value"] = Number(item).DeepClone(), ["currency_code"] = "USD" },
        "checkbox" when item.GetValueKind() is JsonValueKind.True or JsonValueKind.False => new JsonObject { ["value"] = item.DeepClone() },
        "date" when DateOnly.TryParseExact(Text(item, "value"), "yyyy-MM-dd", out _) => new JsonObject { ["value"] = Text(item, "value") },
        "timestamp" when DateTimeOffset.TryParse(Text(item, "value"), CultureInfo.InvariantCulture, out var time) =>
            new JsonObject { ["value"] = AttioWorkspace.Stamp(time) },
        "text" => new JsonObject { ["value"] = Text(item, "value") },
        _ => throw AttioRefusalException.Validation($"Not a value of the type {attribute.Type}."),
    };

    private static JsonObject Name(JsonNode item)
    {
        if (item is JsonObject whole)
        {
            var parts = new[] { "first_name", "last_name", "full_name" };
            return parts.All(part => whole[part] is JsonValue) && whole.Count == 3
                ? new JsonObject([.. parts.Select(part => KeyValuePair.Create(part, (JsonNode?)whole[part]!.GetValue<string>()))])
                : throw AttioRefusalException.Validation("A name has first_name, last_name and full_name.");
        }

        var text = Text(item, "");
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var (first, last) = comma < 0 ? (text, "") : (text[(comma + 1)..].Trim(), text[..comma].Trim());
        return new JsonObject { ["first_name"] = first, ["last_name"] = last, ["full_name"] = $"{first} {last}".Trim() };
    }

    private static JsonObject Phone(JsonNode item)
    {
        var original = Text(item, "original_phone_number");
        var country = (item as JsonObject)?["country_code"]?.GetValue<string>();
        var digits = string.Concat(original.Where(char.IsAsciiDigit));
        var normal = original.StartsWith('+') ? digits
            : country is not null && CallingCodes.TryGetValue(country, out var code) ? code + digits[(digits.StartsWith(Trunk(country), StringComparison.Ordinal) ? Trunk(country).Length : 0)..]
            : "";
        return normal.Length is >= 8 and <= 15 && normal[0] != '0'
            ? new JsonObject
            {
                ["original_phone_number"] = original,
                ["normalized_phone_number"] = "+" + normal,
                ["country_code"] = country ?? CallingCodes.FirstOrDefault(known => normal.StartsWith(known.Value, StringComparison.Ordinal)).Key,
            }
            : throw AttioRefusalException.Validation("The phone number is not valid.");
    }

    /// <summary>What stands before a number within its country alone.</summary>
    private static string Trunk(string country) => country switch { "HU" => "06", "US" => "1", _ => "0" };

    private static JsonObject Email(string original)
    {
        var address = original.Trim().ToLowerInvariant();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || !address[at..].Contains('.', StringComparison.Ordinal) || address.Contains(' ', StringComparison.Ordinal))
        {
            throw AttioRefusalException.Validation("The e-mail address is not valid.");
        }

        return new JsonObject
        {
            ["email_address"] = address,
            ["original_email_address"] = original,
            ["email_domain"] = address[(at + 1)..],
            ["email_root_domain"] = Root(address[(at + 1)..]),
            ["email_local_specifier"] = address[..at],
        };
    }

    private static JsonObject Domain(string written)
    {
        var bare = written.Trim().ToLowerInvariant();
        bare = bare[(bare.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0)..].Split('/')[0];
        return bare.Contains('.', StringComparison.Ordinal) && !bare.Contains(' ', StringComparison.Ordinal)
            ? new JsonObject { ["domain"] = bare, ["root_domain"] = Root(bare) }
            : throw AttioRefusalException.Validation("The domain is not valid.");
    }

    private static string Root(string domain) => string.Join('.', domain.Split('.')[^2..]);

    private static JsonObject Titled(AttioAttribute attribute, string name, string titleOrId)
    {
        var (title, id) = attribute.Options.FirstOrDefault(known => known.Key == titleOrId || known.Value.ToString() == titleOrId);
        return title is null
            ? throw AttioRefusalException.Invalid("value_not_found", $"Cannot find \"{titleOrId}\" in \"{attribute.Slug}\".")
            : new JsonObject
            {
                [name] = new JsonObject
                {
                    ["id"] = new JsonObject { [name + "_id"] = id.ToString() },
                    ["title"] = title,
                    ["is_archived"] = false,
                },
            };
    }

    private static JsonObject Reference(AttioWorkspace workspace, JsonNode item)
    {
        var (target, id) = (Text(item, "target_object"), Text(item, "target_record_id"));
        return workspace.Records.Any(record => record.Object == target && record.Id.ToString() == id)
            ? new JsonObject { ["target_object"] = target, ["target_record_id"] = id }
            : throw AttioRefusalException.Invalid("value_not_found", "The referenced record does not exist.");
    }

    private static JsonObject Actor(AttioWorkspace workspace, JsonNode item)
    {
        var id = item is JsonObject ? Text(item, "referenced_actor_id") : Text(item, "") == "member@practice.example" ? workspace.MemberId.ToString() : "";
        return id == workspace.MemberId.ToString()
            ? new JsonObject { ["referenced_actor_type"] = "workspace-member", ["referenced_actor_id"] = id }
            : throw AttioRefusalException.Invalid("value_not_found", "There is no such workspace member.");
    }

    private static JsonNode Number(JsonNode item) =>
        item.GetValueKind() == JsonValueKind.Number ? item : throw AttioRefusalException.Validation("Not a number.");

    private static string Text(JsonNode item, string property)
    {
        var text = item is JsonObject whole ? whole[property] : item;
        return text is JsonValue value && value.TryGetValue<string>(out var found)
            ? found
            : throw AttioRefusalException.Validation($"Not a text: {property}.");
    }
}
