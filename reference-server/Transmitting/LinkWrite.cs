using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>
/// Links a conversation to a record, or unlinks it. Linking publishes nothing: that is the next send's act. The old record's
/// note goes in the same write unless it is left (CRM-9).
/// </summary>
internal sealed class LinkWrite(
    WriteDesk desk, IStore store, DeletionBook deletions, DeletionWorker worker, CallDesk callDesk, LiveCalls calls, WorkspaceCrm crm)
{
    public async Task SetAsync(ExtWrite write, ConversationId id, LinkChange change, CancellationToken cancellationToken)
    {
        if (change.Note is { } note && note != LinkNote.Leave && note != LinkNote.Remove)
        {
            throw Refusal.Malformed("The old record's note is left or removed: leave or remove.");
        }

        var record = new RecordRef(change.Kind, change.RecordId);
        var (exists, failure) = await LookAsync(write, id, record, cancellationToken);
        await desk.RunAsync(
            write,
            steps =>
            {
                var conversation = steps.Own(id);
                steps.RefuseKeyInUse();
                if (failure is not null)
                {
                    throw failure;
                }

                if (!exists || steps.Settings.RecordKinds?.Contains(record.Kind.Value) == false)
                {
                    throw Refusal.NotFound();
                }

                if (steps.Repeated is null)
                {
                    steps.Spend(change.Consent, ConsentAction.Link, conversation, conversation.Target(crm.Name));
                    Move(steps, conversation, record, keepNote: change.Note == LinkNote.Leave);
                }
            },
            cancellationToken);
        await SettleAsync(write, id);
    }

    public async Task RemoveAsync(ExtWrite write, ConversationId id, bool keepNote, CancellationToken cancellationToken)
    {
        await desk.RunAsync(
            write,
            steps =>
            {
                var conversation = steps.Own(id);
                steps.RefuseKeyInUse();
                if (steps.Repeated is null)
                {
                    Move(steps, conversation, null, keepNote);
                }
            },
            cancellationToken);
        await SettleAsync(write, id);
    }

    /// <summary>Asks the CRM before the transaction, and only for a conversation that is the caller's; what it said is used in its turn (WIRE-6).</summary>
    private async Task<(bool Exists, CrmFailedException? Failure)> LookAsync(
        ExtWrite write, ConversationId id, RecordRef record, CancellationToken cancellationToken)
    {
        var member = write.Caller.Member;
        _ = await store.ReadAsync(StoreRole.Of(member), session => ConversationRow.Own(session, member, id), cancellationToken);
        try
        {
            return (crm.Kinds.Contains(record.Kind) && await crm.FindAsync(record, cancellationToken) is not null, null);
        }
        catch (CrmFailedException e)
        {
            return (false, e);
        }
    }

    private async Task SettleAsync(ExtWrite write, ConversationId id)
    {
        if (crm.Remote is not null)
        {
            calls.Cancel(id);
            await callDesk.AwaitEndAsync(write.Caller.Member, id);
            await worker.TryAsync(write.Caller.Member, id);
        }
    }

    private void Move(WriteSteps steps, ConversationRow conversation, RecordRef? record, bool keepNote)
    {
        var id = conversation.ConversationId;
        LeaseBook.Cancel(steps.Session, steps.Member, id);
        if (conversation.Linked is { } former && (former.Crm != crm.Name || former.Record != record) && !keepNote
            && NoteBook.Find(steps.Session, steps.Member, id, former.Crm, former.Record) is { } note)
        {
            deletions.Remove(steps.Session, steps.Member, note);
        }

        steps.Session.Run("conversations.set_link", new
        {
            steps.Member.Workspace,
            steps.Member.Member,
            Id = id.Value,
            Kind = record?.Kind.Value,
            RecordId = record?.Id.Value,
            Crm = crm.Name.Value,
        });
        steps.Done(record is null ? "unlinked" : "linked", id, record is null ? "linked=0" : "linked=1");
    }
}
