using X80.Contract.Ids;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>
/// Takes one message back: its row and key are gone, and no later sync brings it back (GATE-5). Its note is rewritten in the
/// same request, or goes whole: that is owed from the first transaction on, and paid by the rewriting.
/// </summary>
internal sealed class TakeBackWrite(
    WriteDesk desk,
    IStore store,
    MessageStore messages,
    TranscriptUpkeep upkeep,
    DeletionBook deletions,
    NoteDelivery delivery,
    DeletionWorker worker,
    LiveCalls calls,
    WorkspaceCrm crm)
{
    public async Task RunAsync(ExtWrite write, ConversationId id, MessageId message, CancellationToken cancellationToken)
    {
        var isFirst = await desk.RunAsync(write, steps => Decide(steps, write, id, message), cancellationToken);
        calls.Cancel(id);
        await store.ScrubAsync(cancellationToken);
        if (isFirst && delivery.IsRemote)
        {
            await RewriteAsync(write, id);
        }
    }

    private bool Decide(WriteSteps steps, ExtWrite write, ConversationId id, MessageId message)
    {
        var conversation = steps.Own(id);
        steps.RefuseKeyInUse();
        if (steps.Repeated is not null)
        {
            return false;
        }

        var holding = NoteBook.Holding(steps.Session, steps.Member, id, message);
        if (!MessageStore.Delete(steps.Session, steps.Member, id, message))
        {
            throw Refusal.NotFound();
        }

        NoteBook.Unpublish(steps.Session, steps.Member, id, message);
        foreach (var note in holding.Where(note => note.IsRemote))
        {
            Owe(steps, conversation, note);
        }

        LeaseBook.Cancel(steps.Session, steps.Member, id);
        MessageStore.Withhold(steps.Session, steps.Member, id, message);
        messages.Rekey(steps.Session, steps.Member, id);
        upkeep.Settle(steps.Session, write.Caller, conversation);
        steps.Done(message.Value, id, "taken-back=1");
        return true;
    }

    /// <summary>The note on the linked record can be rewritten; one that was left on a former record goes whole.</summary>
    private void Owe(WriteSteps steps, ConversationRow conversation, NoteRow note)
    {
        if (note.Crm == crm.Name.Value && note.Record == conversation.LinkIn(crm.Name))
        {
            deletions.RemoveUnlessRewritten(steps.Session, steps.Member, note);
        }
        else
        {
            deletions.Remove(steps.Session, steps.Member, note);
        }
    }

    private async Task RewriteAsync(ExtWrite write, ConversationId id)
    {
        await delivery.PushAsync(write.Caller, id);
        var member = write.Caller.Member;
        await store.WriteAsync(
            StoreRole.Of(member),
            session =>
            {
                var unpaid = DeletionBook.Of(session, member, id).Where(owed => owed is { AwaitsRewriting: true, What: DeletionBook.Note }).ToList();
                unpaid.ForEach(owed => deletions.Stand(session, member, owed));
                return unpaid.Count;
            },
            CancellationToken.None);
        await worker.TryAsync(member, id);
    }
}
