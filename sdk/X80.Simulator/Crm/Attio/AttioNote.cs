using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>One note on a record.</summary>
internal sealed class AttioNote
{
    public Guid Id { get; } = Guid.NewGuid();

    public required string Object { get; init; }

    public required Guid Record { get; init; }

    public required string Title { get; set; }

    /// <value>What was sent, in the form that it was sent in.</value>
    public required string Content { get; set; }

    public required JsonObject Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public JsonObject Describe(AttioWorkspace workspace) => new()
    {
        ["id"] = new JsonObject { ["workspace_id"] = workspace.Id.ToString(), ["note_id"] = Id.ToString() },
        ["parent_object"] = Object,
        ["parent_record_id"] = Record.ToString(),
        ["title"] = Title,
        ["meeting_id"] = null,
        ["content_plaintext"] = Content,
        ["content_markdown"] = Content.Replace("*", "\\*", StringComparison.Ordinal),
        ["tags"] = new JsonArray(),
        ["created_by_actor"] = Author.DeepClone(),
        ["created_at"] = AttioWorkspace.Stamp(CreatedAt),
    };
}
