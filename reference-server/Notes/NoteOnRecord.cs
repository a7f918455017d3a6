using X80.Contract.Conversations;

namespace X80.ReferenceServer.Notes;

/// <summary>A note as a record's page shows it. Content.</summary>
internal sealed class NoteOnRecord(string id, IReadOnlyList<NotePart> parts)
{
    public string Id => id;

    public IReadOnlyList<NotePart> Parts => parts;
}
