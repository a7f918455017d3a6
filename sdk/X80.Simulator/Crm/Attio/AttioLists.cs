using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>Lists that serve as pipelines: which ones a record is in, and an entry with its stage.</summary>
internal sealed class AttioLists(AttioWorkspace workspace)
{
    public AttioReply Memberships(string slug, string recordId)
    {
        var record = workspace.Find(slug, recordId);
        var entries = workspace.Entries.Where(entry => entry.Record == record.Id).Select(entry => (JsonNode)new JsonObject
        {
            ["list_id"] = entry.List.ToString(),
            ["list_api_slug"] = entry.Slug,
            ["entry_id"] = entry.Id.ToString(),
            ["created_at"] = AttioWorkspace.Stamp(entry.CreatedAt),
        });
        return AttioReply.Data(new JsonArray([.. entries]));
    }

    public AttioReply Read(string list, string id)
    {
        var entry = workspace.Entries.Find(entry => (entry.List.ToString() == list || entry.Slug == list) && entry.Id.ToString() == id)
            ?? throw AttioRefusalException.NotFound("The entry");
        var values = new JsonObject { ["added_by"] = new JsonArray() };
        if (entry.Stage is { } stage)
        {
            values["stage"] = new JsonArray(new JsonObject { ["status"] = new JsonObject { ["title"] = stage, ["is_archived"] = false }, ["attribute_type"] = "status" });
        }

        return AttioReply.Data(new JsonObject
        {
            ["id"] = new JsonObject { ["workspace_id"] = workspace.Id.ToString(), ["list_id"] = entry.List.ToString(), ["entry_id"] = id },
            ["parent_record_id"] = entry.Record.ToString(),
            ["parent_object"] = entry.Object,
            ["created_at"] = AttioWorkspace.Stamp(entry.CreatedAt),
            ["entry_values"] = values,
        });
    }
}
