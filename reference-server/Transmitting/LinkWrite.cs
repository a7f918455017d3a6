using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>Links a conversation to a record, or unlinks it. Linking publishes nothing: that is the next send's act.</summary>
internal sealed class LinkWrite(WriteDesk desk, ICrmConnector crm)
{
    public async Task SetAsync(ExtWrite write, ConversationId id, LinkChange change, CancellationToken cancellationToken)
    {
        if (change.Note is { } note && note != LinkNote.Leave && note != LinkNote.Remove)
        {
            throw Refusal.Malformed("The old record's note is left or removed: leave or remove.");
        }

        var record = new RecordRef(change.Kind, change.RecordId);
        var exists = crm.Kinds.Contains(record.Kind) && await crm.FindAsync(record, cancellationToken) is not null;
        await desk.RunAsync(
            write,
            steps =>
            {
                var conversation = steps.Own(id);
                steps.RefuseOtherBody();
                if (steps.Repeated is null)
                {
                    steps.Spend(change.Consent, ConsentAction.Link, conversation, conversation.Target(crm.Name));
                    var allowed = exists && steps.Settings.RecordKinds?.Contains(record.Kind.Value) != false;
                    Move(steps, conversation, allowed ? record : throw Refusal.NotFound(), keepNote: change.Note == LinkNote.Leave);
                }
            },
            cancellationToken);
    }

    public Task RemoveAsync(ExtWrite write, ConversationId id, bool keepNote, CancellationToken cancellationToken) =>
        desk.RunAsync(
            write,
            steps =>
            {
                var conversation = steps.Own(id);
                steps.RefuseOtherBody();
                if (steps.Repeated is null)
                {
                    Move(steps, conversation, null, keepNote);
                }
            },
            cancellationToken);

    private static void Move(WriteSteps steps, ConversationRow conversation, RecordRef? record, bool keepNote)
    {
        var id = conversation.ConversationId;
        if (conversation.Link is { } former && former != record && !keepNote)
        {
            NoteBook.Drop(steps.Session, steps.Member, id, former);
        }

        steps.Session.Execute("conversations.set_link", new
        {
            steps.Member.Workspace,
            steps.Member.Member,
            Id = id.Value,
            Kind = record?.Kind.Value,
            RecordId = record?.Id.Value,
        });
        steps.Done(record is null ? "unlinked" : "linked", id, record is null ? "linked=0" : "linked=1");
    }
}
