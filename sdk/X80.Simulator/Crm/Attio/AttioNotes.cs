using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace X80.Simulator.Crm.Attio;

/// <summary>Lists, makes, changes and deletes notes.</summary>
internal sealed class AttioNotes(AttioWorkspace workspace)
{
    private const int PageSize = 10;
    private const int MostOnPage = 50;

    public AttioReply List(AttioRequest request)
    {
        var (limit, offset) = (request.Number("limit", PageSize, MostOnPage), request.Number("offset", 0, int.MaxValue));
        var found = workspace.Notes.Where(note =>
            Fits(request, "parent_object", note.Object) && Fits(request, "parent_record_id", note.Record.ToString()));
        return AttioReply.Data(new JsonArray([.. found.Skip(offset).Take(limit).Select(note => (JsonNode)note.Describe(workspace))]));
    }

    public AttioReply Create(JsonObject data)
    {
        var parent = workspace.Find(data["parent_object"]!.GetValue<string>(), data["parent_record_id"]!.GetValue<string>());
        var at = workspace.Now;
        if (data["created_at"]?.GetValue<string>() is { } said)
        {
            at = DateTimeOffset.Parse(said, CultureInfo.InvariantCulture);
            if (at > workspace.Now || at.Year < 1970)
            {
                throw AttioRefusalException.Validation("created_at lies in the future.");
            }
        }

        var note = new AttioNote
        {
            Object = parent.Object,
            Record = parent.Id,
            Title = data["title"]!.GetValue<string>(),
            Content = Bounded(data["content"]!.GetValue<string>()),
            Author = workspace.KeyActor,
            CreatedAt = at,
        };
        workspace.Notes.Add(note);
        return AttioReply.Data(note.Describe(workspace));
    }

    public AttioReply Read(string id) => AttioReply.Data(Find(id).Describe(workspace));

    public AttioReply Update(string id, JsonObject data)
    {
        if (!workspace.Options.PatchesNotes)
        {
            throw new AttioRefusalException(404, "invalid_request_error", "not_found", "No such endpoint.");
        }

        var note = Find(id);
        var content = data["content"] is { } text ? Bounded(text.GetValue<string>()) : note.Content;
        (note.Title, note.Content) = (data["title"]?.GetValue<string>() ?? note.Title, content);
        return AttioReply.Data(note.Describe(workspace));
    }

    public AttioReply Delete(string id)
    {
        workspace.Notes.Remove(Find(id));
        return AttioReply.Empty;
    }

    private static bool Fits(AttioRequest request, string name, string held) => !request.Query.TryGetValue(name, out var wanted) || wanted == held;

    private AttioNote Find(string id) =>
        workspace.Notes.FirstOrDefault(note => note.Id.ToString() == id) ?? throw AttioRefusalException.NotFound($"Note with ID \"{id}\"");

    private string Bounded(string content) => Encoding.UTF8.GetByteCount(content) <= workspace.NoteBytes
        ? content
        : throw new AttioRefusalException(413, "invalid_request_error", "validation_type", "The note is too large.");
}
