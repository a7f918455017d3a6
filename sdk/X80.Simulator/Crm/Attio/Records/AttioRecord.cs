using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio.Records;

/// <summary>One record: for each attribute its values, the first one the present one.</summary>
internal sealed class AttioRecord(string slug, DateTimeOffset createdAt)
{
    public string Object => slug;

    public Guid Id { get; } = Guid.NewGuid();

    public DateTimeOffset CreatedAt => createdAt;

    /// <value>Under its id there is nothing before this moment.</value>
    public DateTimeOffset MergedUntil { get; init; }

    public Dictionary<string, List<JsonObject>> Values { get; init; } = [];

    public JsonObject Describe(AttioWorkspace workspace)
    {
        var values = new JsonObject();
        foreach (var (attribute, held) in Values)
        {
            values[attribute] = new JsonArray([.. held.Select(value => value.DeepClone())]);
        }

        return new JsonObject
        {
            ["id"] = new JsonObject
            {
                ["workspace_id"] = workspace.Id.ToString(),
                ["object_id"] = workspace.ObjectId(slug).ToString(),
                ["record_id"] = Id.ToString(),
            },
            ["created_at"] = AttioWorkspace.Stamp(createdAt),
            ["web_url"] = $"{workspace.Options.WebApp}practice/{slug}/{Id}",
            ["values"] = values,
        };
    }
}
