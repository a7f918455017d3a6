using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Conversing;

/// <summary>The note on the linked record as it was last written: of a remote one, what the CRM acknowledged.</summary>
internal sealed class NoteViewReader(NoteBook notes, ConversationReader conversations, WorkspaceCrm crm)
{
    public NoteView Read(StoreSession session, Caller caller, ConversationId id)
    {
        var (member, row) = (caller.Member, ConversationRow.Own(session, caller.Member, id));
        var state = conversations.Gather(session, member, row).NoteState;
        if (NoteBook.Find(session, member, id, crm.Name, row.LinkIn(crm.Name)) is not { } note)
        {
            return new NoteView { State = state, Parts = [] };
        }

        var known = NoteBook.Listed(session, member, note).Where(listed => listed.Acknowledged == 1)
            .Select(listed => listed.MessageId).ToHashSet(StringComparer.Ordinal);
        var parts = notes.Render(
            session,
            member,
            caller.MemberName,
            id,
            ChannelKind.Parse(row.Channel),
            note.Id,
            message => !note.IsRemote || known.Contains(message.Value),
            crm.Remote?.NoteLength ?? NoteRenderer.PartLength);
        return new NoteView { State = state, Parts = parts };
    }
}
