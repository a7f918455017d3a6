using X80.Contract.Conversations;
using X80.Contract.Ids;

namespace X80.ReferenceServer.Notes;

/// <summary>A note as a record's page shows it. Content.</summary>
internal sealed class NoteOnRecord(string id, ConversationId conversation, IReadOnlyList<NotePart> parts)
{
    public string Id => id;

    public ConversationId Conversation => conversation;

    public IReadOnlyList<NotePart> Parts => parts;
}
