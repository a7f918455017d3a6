using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>Tasks, which a connector reads for the next step.</summary>
internal sealed class AttioTasks(AttioWorkspace workspace)
{
    private const int MostRows = 500;
    private const int LongestContent = 2_000;

    public AttioReply List(AttioRequest request)
    {
        var (limit, offset) = (request.Number("limit", MostRows, MostRows), request.Number("offset", 0, int.MaxValue));
        var found = workspace.Tasks.Where(task => Fits(request, task)).Skip(offset).Take(limit);
        return AttioReply.Data(new JsonArray([.. found.Select(task => task.DeepClone())]));
    }

    public AttioReply Create(JsonObject data)
    {
        if (data["content"]!.GetValue<string>().Length > LongestContent || data["format"]!.GetValue<string>() != "plaintext")
        {
            throw AttioRefusalException.Validation("A task is plain text of at most 2,000 characters.");
        }

        var task = new JsonObject
        {
            ["id"] = new JsonObject { ["workspace_id"] = workspace.Id.ToString(), ["task_id"] = Guid.NewGuid().ToString() },
            ["content_plaintext"] = data["content"]!.DeepClone(),
            ["deadline_at"] = data["deadline_at"]?.DeepClone(),
            ["is_completed"] = data["is_completed"]!.DeepClone(),
            ["linked_records"] = data["linked_records"]!.DeepClone(),
            ["assignees"] = data["assignees"]!.DeepClone(),
            ["created_by_actor"] = workspace.KeyActor,
            ["created_at"] = AttioWorkspace.Stamp(workspace.Now),
        };
        workspace.Tasks.Add(task);
        return AttioReply.Data(task.DeepClone());
    }

    private static bool Fits(AttioRequest request, JsonObject task)
    {
        var isLinked = !request.Query.TryGetValue("linked_record_id", out var record)
            || task["linked_records"]!.AsArray().Any(link =>
                link!["target_record_id"]!.GetValue<string>() == record
                && (!request.Query.TryGetValue("linked_object", out var slug) || link["target_object"]!.GetValue<string>() == slug));
        return isLinked
            && (!request.Query.TryGetValue("is_completed", out var done) || task["is_completed"]!.GetValue<bool>() == (done == "true"));
    }
}
