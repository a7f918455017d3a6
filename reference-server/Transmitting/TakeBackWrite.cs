using X80.Contract.Ids;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>Takes one message back: its row and key are gone, and no later sync brings it back (GATE-5).</summary>
internal sealed class TakeBackWrite(WriteDesk desk, IStore store, MessageStore messages, TranscriptUpkeep upkeep)
{
    public async Task RunAsync(ExtWrite write, ConversationId id, MessageId message, CancellationToken cancellationToken)
    {
        await desk.RunAsync(write, steps => Decide(steps, write, id, message), cancellationToken);
        await store.ScrubAsync(cancellationToken);
    }

    private void Decide(WriteSteps steps, ExtWrite write, ConversationId id, MessageId message)
    {
        var conversation = steps.Own(id);
        steps.RefuseOtherBody();
        if (steps.Repeated is not null)
        {
            return;
        }

        if (!MessageStore.Delete(steps.Session, steps.Member, id, message))
        {
            throw Refusal.NotFound();
        }

        NoteBook.Unpublish(steps.Session, steps.Member, id, message);
        MessageStore.Withhold(steps.Session, steps.Member, id, message);
        messages.Rekey(steps.Session, steps.Member, id);
        upkeep.Settle(steps.Session, write.Caller, conversation);
        steps.Done(message.Value, id, "taken-back=1");
    }
}
