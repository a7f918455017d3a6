using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Transmitting;

/// <summary>What follows from a change of content, in the same transaction: first and last time, and the size of the note.</summary>
internal sealed class TranscriptUpkeep(MessageStore messages, ConversationKeys keys, NoteBook notes)
{
    public void Settle(StoreSession session, Caller caller, ConversationRow row)
    {
        var (member, id) = (caller.Member, row.ConversationId);
        NoteBook.DropEmpty(session, member, id);
        MessageSpan.Of(messages.ReadAll(session, member, id)).Write(session, member, id, keys.Find(session, member, id));
        if (NoteBook.Find(session, member, id, row.Link) is { } note)
        {
            var parts = notes.Render(session, member, caller.MemberName, id, ChannelKind.Parse(row.Channel), note.Id);
            session.Execute("notes.set_parts", new { member.Workspace, member.Member, note.Id, Parts = parts.Count });
        }
    }
}
