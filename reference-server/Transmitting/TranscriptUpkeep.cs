using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Transmitting;

/// <summary>What follows from a change of content, in the same transaction: first and last time, and how the note stands.</summary>
internal sealed class TranscriptUpkeep(
    MessageStore messages, ConversationKeys keys, NoteBook notes, DeletionBook deletions, ICrmConnector crm)
{
    public void Settle(StoreSession session, Caller caller, ConversationRow row) =>
        Settle(session, caller, row, MessageSpan.Of(messages.ReadAll(session, caller.Member, row.ConversationId)));

    /// <summary>After messages were added and nothing else was changed: what is held already is not read for its times.</summary>
    public void SettleAdded(StoreSession session, Caller caller, ConversationRow row, IEnumerable<CapturedMessage> added) =>
        Settle(session, caller, row, MessageSpan.Open(row.Span is null ? null : keys.Find(session, caller.Member, row.ConversationId), row).With(added));

    private void Settle(StoreSession session, Caller caller, ConversationRow row, MessageSpan span)
    {
        var (member, id) = (caller.Member, row.ConversationId);
        foreach (var empty in NoteBook.Empty(session, member, id))
        {
            deletions.Remove(session, member, empty);
        }

        span.Write(session, member, id, keys.Find(session, member, id));
        session.Execute("notes.fall_behind", new { member.Workspace, member.Member, Conversation = id.Value });
        if (crm.Remote is null && NoteBook.Find(session, member, id, crm.Name, row.LinkIn(crm.Name)) is { } note)
        {
            var parts = notes.Render(session, member, caller.MemberName, id, ChannelKind.Parse(row.Channel), note.Id);
            session.Execute("notes.set_parts", new { member.Workspace, member.Member, note.Id, Parts = parts.Count });
        }
    }
}
