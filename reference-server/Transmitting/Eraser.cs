using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Transmitting;

/// <summary>
/// Erases everything that was transmitted for a conversation, wherever this server put it (GATE-6): here at once, in remote
/// CRMs as deletions owed by the same transaction, those on former records and in former CRMs too.
/// </summary>
internal sealed class Eraser(DeletionBook deletions)
{
    private const string Erased = "erased";

    public void Erase(StoreSession session, MemberScope member, ConversationId id)
    {
        foreach (var note in NoteBook.Of(session, member, id))
        {
            deletions.Remove(session, member, note);
        }

        foreach (var owed in DeletionBook.Of(session, member, id).Where(owed => owed.NoteId is not null))
        {
            deletions.Stand(session, member, owed);
        }

        foreach (var activity in session.Query<SentRow>("crm.sent_of_conversation", new { member.Workspace, member.Member, Conversation = id.Value }))
        {
            deletions.Remove(session, member, id, activity);
        }

        LeaseBook.Cancel(session, member, id);
        MessageStore.EraseAll(session, member, id);
        session.Run("crm.drop_activities", new { member.Workspace, Conversation = id.Value });
        session.Run("conversations.clear_synced", new { member.Workspace, member.Member, Id = id.Value });
    }

    /// <param name="owed">The copies that were owed when the erasing was committed.</param>
    /// <param name="left">Those that still are.</param>
    public static IReadOnlyList<WithdrawnCopy> Copies(IReadOnlyList<OwedRow> owed, IReadOnlyList<OwedRow> left) =>
    [
        new() { What = "messages", State = Erased },
        .. Copies(DeletionBook.Note, owed, left),
        .. Copies(DeletionBook.Activity, owed, left),
    ];

    private static List<WithdrawnCopy> Copies(string what, IReadOnlyList<OwedRow> owed, IReadOnlyList<OwedRow> left)
    {
        var copies = owed.Where(row => row.What == what)
            .Select(row => new WithdrawnCopy { What = what, State = left.Any(still => still.Id == row.Id) ? "owed" : Erased })
            .ToList();
        return copies.Count > 0 ? copies : [new WithdrawnCopy { What = what, State = Erased }];
    }
}
