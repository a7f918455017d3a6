using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>
/// What a request may and must hold, by route, in tables of our own. <c>*</c> marks a member that must be there; a member that
/// no table names is refused.
/// </summary>
internal static class AttioShapes
{
    private static readonly Dictionary<string, string[]> Bodies = new()
    {
        ["query"] = ["filter:object", "sorts:array", "limit:number", "offset:number"],
        ["search"] = ["*query:string", "*objects:array", "*request_as:object", "limit:number"],
        ["record"] = ["*values:object"],
        ["note"] =
        [
            "*parent_object:string", "*parent_record_id:string", "*title:string", "*format:string", "*content:string", "created_at:string", "meeting_id:string",
        ],
        ["note-change"] = ["title:string", "format:string", "content:string"],
        ["task"] = ["*content:string", "*format:string", "*deadline_at:string?", "*is_completed:boolean", "*linked_records:array", "*assignees:array"],
    };

    private static readonly Dictionary<string, string[]> Queries = new()
    {
        ["notes"] = ["limit", "offset", "parent_object", "parent_record_id"],
        ["tasks"] = ["limit", "offset", "sort", "linked_object", "linked_record_id", "assignee", "is_completed"],
        ["attributes"] = ["limit", "offset", "show_archived"],
        ["entries"] = ["limit", "offset"],
        ["upsert"] = ["matching_attribute"],
    };

    /// <exception cref="AttioRefusalException">It has another shape.</exception>
    public static JsonObject Body(string shape, JsonObject body)
    {
        var rules = Bodies[shape].ToDictionary(rule => rule.TrimStart('*').Split(':')[0], rule => rule);
        foreach (var (name, value) in body)
        {
            if (!rules.TryGetValue(name, out var rule))
            {
                throw AttioRefusalException.Validation($"Unrecognized key: \"{name}\".");
            }

            if (!Is(value, rule.Split(':')[1]))
            {
                throw AttioRefusalException.Validation($"\"{name}\" has another type.");
            }
        }

        foreach (var (name, _) in rules.Where(rule => rule.Value[0] == '*' && !body.ContainsKey(rule.Key)))
        {
            throw AttioRefusalException.Invalid("missing_value", $"\"{name}\" is missing.");
        }

        if (body["format"]?.GetValue<string>() is { } format && format is not ("plaintext" or "markdown"))
        {
            throw AttioRefusalException.Validation("A format is plaintext or markdown.");
        }

        return body;
    }

    /// <exception cref="AttioRefusalException">A parameter is unknown.</exception>
    public static void Query(string? shape, AttioRequest request)
    {
        var known = shape is null ? [] : Queries[shape];
        if (request.Query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } stranger)
        {
            throw AttioRefusalException.Validation($"Unrecognized parameter: \"{stranger}\".");
        }
    }

    private static bool Is(JsonNode? value, string type) => (value?.GetValueKind(), type) switch
    {
        (null, _) => type.EndsWith('?'),
        (JsonValueKind.String, _) => type.TrimEnd('?') == "string",
        (JsonValueKind.Number, _) => type == "number",
        (JsonValueKind.Object, _) => type == "object",
        (JsonValueKind.Array, _) => type == "array",
        (JsonValueKind.True or JsonValueKind.False, _) => type == "boolean",
        _ => false,
    };
}
