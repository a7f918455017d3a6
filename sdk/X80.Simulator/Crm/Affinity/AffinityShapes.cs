using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Affinity;

/// <summary>
/// What a request may and must hold, by route, in tables of our own. <c>*</c> marks a member that must be there; a member that
/// no table names is refused.
/// </summary>
internal static class AffinityShapes
{
    private static readonly Dictionary<string, string[]> Bodies = new()
    {
        ["person"] = ["*first_name:string", "*last_name:string", "*emails:array", "organization_ids:array"],
        ["person-change"] = ["first_name:string", "last_name:string", "emails:array", "organization_ids:array"],
        ["organization"] = ["*name:string", "domain:string", "person_ids:array"],
        ["organization-change"] = ["name:string", "domain:string", "person_ids:array"],
        ["opportunity"] = ["*name:string", "*list_id:number", "person_ids:array", "organization_ids:array"],
        ["opportunity-change"] = ["name:string", "person_ids:array", "organization_ids:array"],
        ["note"] =
        [
            "*content:string", "type:number", "person_ids:array", "organization_ids:array", "opportunity_ids:array", "parent_id:number", "creator_id:number",
            "created_at:string",
        ],
        ["note-change"] = ["*content:string"],
        ["interaction"] = ["*type:number", "*person_ids:array", "*content:string", "direction:number", "*date:string"],
        ["interaction-change"] = ["*type:number", "*person_ids:array", "content:string", "date:string"],
        ["field-value"] = ["*field_id:number", "*entity_id:number", "*value:any", "list_entry_id:number"],
        ["field-value-change"] = ["*value:any"],
        ["search"] = ["search:object", "filters:object", "sorts:array"],
        ["note-v2"] = ["*type:string", "*content:object", "persons:array", "companies:array", "opportunities:array", "creator:object", "createdAt:string"],
        ["note-v2-change"] = ["content:object", "persons:array", "companies:array", "opportunities:array"],
        ["field-v2"] = ["*value:object"],
    };

    private static readonly Dictionary<string, string[]> Queries = new()
    {
        ["directory"] = ["term", "page_size", "page_token", "with_interaction_dates", "with_interaction_persons", "with_opportunities", "with_current_organizations"],
        ["entity"] = ["with_interaction_dates", "with_interaction_persons", "with_opportunities", "with_current_organizations"],
        ["notes"] = ["person_id", "organization_id", "opportunity_id", "creator_id", "page_size", "page_token"],
        ["interactions"] = ["type", "person_id", "organization_id", "opportunity_id", "start_time", "end_time", "page_size", "page_token"],
        ["interaction"] = ["type"],
        ["field-values"] = ["person_id", "organization_id", "opportunity_id", "list_entry_id"],
        ["reminders"] = ["person_id", "organization_id", "opportunity_id", "status", "page_size", "page_token"],
        ["search"] = ["cursor", "limit", "fieldIds", "fieldTypes", "totalCount"],
        ["list-entries"] = ["cursor", "limit"],
        ["fields"] = ["ids", "types", "cursor", "limit", "filter", "includes"],
    };

    /// <exception cref="AffinityRefusalException">It has another shape.</exception>
    public static JsonObject Body(string shape, AffinityRequest request)
    {
        var body = request.Object;
        var rules = Bodies[shape].ToDictionary(rule => rule.TrimStart('*').Split(':')[0], rule => rule);
        foreach (var (name, value) in body)
        {
            if (!rules.TryGetValue(name, out var rule) || !Is(value, rule.Split(':')[1]))
            {
                throw request.Refuse("validation", $"{name} is unknown or of another type.", name);
            }
        }

        return rules.FirstOrDefault(rule => rule.Value[0] == '*' && !body.ContainsKey(rule.Key)).Key is { } missing
            ? throw request.Refuse("validation", $"{missing} is missing.", missing)
            : body;
    }

    /// <exception cref="AffinityRefusalException">A parameter is unknown.</exception>
    public static void Query(string? shape, AffinityRequest request)
    {
        var known = shape is null ? [] : Queries[shape];
        if (request.Query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } stranger)
        {
            throw request.Refuse("validation", $"{stranger} is no parameter of this endpoint.", stranger);
        }
    }

    private static bool Is(JsonNode? value, string type) => (value?.GetValueKind(), type) switch
    {
        (_, "any") => true,
        (JsonValueKind.String, "string") or (JsonValueKind.Number, "number") or (JsonValueKind.Object, "object") or (JsonValueKind.Array, "array") => true,
        _ => false,
    };
}
