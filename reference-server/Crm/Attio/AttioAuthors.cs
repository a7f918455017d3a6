using System.Text.Json;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>
/// Which notes Attio says that our key created (CRM-8). Attio does not tell a key its own id, so it is learnt: from the answer
/// to what this key wrote, and, for keys of before, from notes that stand under an id that this server stored. Until the key
/// has written anything, any program's note counts, never a person's; the keyed marker is asked for besides.
/// </summary>
internal sealed class AttioAuthors
{
    private readonly Lock gate = new();
    private readonly HashSet<string> former = [];
    private string? own;

    public void Learn(JsonElement? note, bool isKeyOfNow)
    {
        if (note is not { } found || ProgramOf(found) is not { } program)
        {
            return;
        }

        lock (gate)
        {
            former.Add(program);
            own = isKeyOfNow ? program : own;
        }
    }

    public bool IsOurs(JsonElement note)
    {
        lock (gate)
        {
            return ProgramOf(note) is { } program && (own is null || former.Contains(program));
        }
    }

    private static string? ProgramOf(JsonElement note) =>
        note.TryGetProperty("created_by_actor", out var actor) && actor.ValueKind == JsonValueKind.Object
        && actor.TryGetProperty("type", out var type) && type.GetString() is "api-token" or "app"
        && actor.TryGetProperty("id", out var id)
            ? id.GetString()
            : null;
}
