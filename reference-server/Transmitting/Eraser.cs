using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Transmitting;

/// <summary>Erases everything that was transmitted for a conversation, wherever this server put it (GATE-6).</summary>
internal static class Eraser
{
    /// <summary>The copies of the embedded CRM are gone with the transaction; a remote CRM's would be owed.</summary>
    public static IReadOnlyList<WithdrawnCopy> Copies { get; } =
    [
        new() { What = "messages", State = "erased" },
        new() { What = "note", State = "erased" },
        new() { What = "activity", State = "erased" },
    ];

    public static void Erase(StoreSession session, MemberScope member, ConversationId id)
    {
        NoteBook.DropAll(session, member, id);
        MessageStore.EraseAll(session, member, id);
        session.Execute("crm.drop_activities", new { member.Workspace, Conversation = id.Value });
        session.Execute("conversations.clear_synced", new { member.Workspace, member.Member, Id = id.Value });
    }
}
