using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio.Records;

/// <summary>Decides whether a record fits a filter. What it does not know it refuses, as Attio does.</summary>
internal sealed class AttioFilter(AttioWorkspace workspace, string slug)
{
    private static readonly string[] Tests =
        ["$eq", "$contains", "$starts_with", "$ends_with", "$in", "$lt", "$lte", "$gt", "$gte", "$not_empty"];

    private static readonly Dictionary<string, string[]> Properties = new()
    {
        ["personal-name"] = ["full_name", "first_name", "last_name"],
        ["phone-number"] = ["phone_number"],
        ["email-address"] = ["email_address", "original_email_address", "email_domain", "email_root_domain", "email_local_specifier"],
        ["domain"] = ["domain", "root_domain"],
        ["record-reference"] = ["target_object", "target_record_id"],
        ["status"] = ["status", "active_from"],
        ["select"] = ["option"],
        ["interaction"] = ["owner_member_id", "interacted_at", "interaction_type"],
        ["currency"] = ["currency_value", "currency_code"],
        ["actor-reference"] = ["referenced_actor_type", "referenced_actor_id"],
    };

    /// <exception cref="AttioRefusalException">It names what there is not, whatever records there are.</exception>
    public void Check(JsonObject filter)
    {
        foreach (var (name, condition) in filter)
        {
            switch (name)
            {
                case "$and" or "$or":
                    Parts(condition).ToList().ForEach(Check);
                    break;
                case "$not":
                    Check(condition as JsonObject ?? throw AttioRefusalException.Filter());
                    break;
                default:
                    CheckCondition(Known(name), condition);
                    break;
            }
        }
    }

    public bool Fits(AttioRecord record, JsonObject filter) => filter.All(part => part.Key switch
    {
        "$and" => Parts(part.Value).All(inner => Fits(record, inner)),
        "$or" => Parts(part.Value).Any(inner => Fits(record, inner)),
        "$not" => !Fits(record, part.Value as JsonObject ?? throw AttioRefusalException.Filter()),
        _ => FitsAttribute(record, Known(part.Key), part.Value),
    });

    private static IEnumerable<JsonObject> Parts(JsonNode? node) =>
        (node as JsonArray ?? throw AttioRefusalException.Filter()).Select(part => part as JsonObject ?? throw AttioRefusalException.Filter());

    private static void CheckCondition(AttioAttribute attribute, JsonNode? condition)
    {
        var properties = Properties.GetValueOrDefault(attribute.Type, ["value"]);
        foreach (var (name, test) in condition as JsonObject ?? [])
        {
            var isKnown = name[0] == '$'
                ? Tests.Contains(name)
                : properties.Contains(name) && (test is not JsonObject inner || inner.All(one => Tests.Contains(one.Key)));
            if (!isKnown)
            {
                throw AttioRefusalException.Filter();
            }
        }
    }

    private AttioAttribute Known(string attribute) =>
        workspace.Schema.Of(slug).FirstOrDefault(known => known.Slug == attribute) ?? throw AttioRefusalException.Filter();

    private static bool FitsAttribute(AttioRecord record, AttioAttribute attribute, JsonNode? condition)
    {
        var held = record.Values.GetValueOrDefault(attribute.Slug) ?? [];
        var properties = Properties.GetValueOrDefault(attribute.Type, ["value"]);
        if (condition is not JsonObject whole)
        {
            return held.Any(value => Compare("$eq", Of(value, properties[0]), condition));
        }

        return whole.All(part => part.Key switch
        {
            "$not_empty" => held.Count > 0 == part.Value!.GetValue<bool>(),
            ['$', ..] => held.Any(value => Compare(part.Key, Of(value, properties[0]), part.Value)),
            _ when !properties.Contains(part.Key) => throw AttioRefusalException.Filter(),
            _ when part.Value is JsonObject inner => inner.All(test => held.Any(value => Compare(test.Key, Of(value, part.Key), test.Value))),
            _ => held.Any(value => Compare("$eq", Of(value, part.Key), part.Value)),
        });
    }

    private static string Of(JsonObject value, string property) => property switch
    {
        "phone_number" => value["normalized_phone_number"]!.ToString(),
        "status" or "option" => value[property]!["title"]!.ToString(),
        _ => value[property]?.ToString() ?? "",
    };

    private static bool Compare(string test, string held, JsonNode? wanted) => test switch
    {
        "$eq" => string.Equals(held, Text(wanted), StringComparison.OrdinalIgnoreCase),
        "$contains" => held.Contains(Text(wanted), StringComparison.OrdinalIgnoreCase),
        "$starts_with" => held.StartsWith(Text(wanted), StringComparison.OrdinalIgnoreCase),
        "$ends_with" => held.EndsWith(Text(wanted), StringComparison.OrdinalIgnoreCase),
        "$in" => (wanted as JsonArray ?? throw AttioRefusalException.Filter()).Any(one => Compare("$eq", held, one)),
        "$lt" => string.CompareOrdinal(held, Text(wanted)) < 0,
        "$lte" => string.CompareOrdinal(held, Text(wanted)) <= 0,
        "$gt" => string.CompareOrdinal(held, Text(wanted)) > 0,
        "$gte" => string.CompareOrdinal(held, Text(wanted)) >= 0,
        _ => throw AttioRefusalException.Filter(),
    };

    private static string Text(JsonNode? wanted) =>
        wanted is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
            ? wanted.ToString()
            : throw AttioRefusalException.Filter();
}
