using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Privacy;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>Shares exactly one message, out of a conversation that may be Private, and nothing beside it (GATE-5).</summary>
internal sealed class ShareWrite(
    WriteDesk desk, IStore store, GateKeeper gate, MessageStore messages, TranscriptUpkeep upkeep, Publisher publisher, WorkspaceCrm crm)
{
    public async Task RunAsync(ExtWrite write, ConversationId id, ShareRequest request, CancellationToken cancellationToken)
    {
        await desk.RunAsync(write, steps => Decide(steps, write, id, request), cancellationToken);

        // It may have taken the place of an earlier text under the same id.
        await store.ScrubAsync(cancellationToken);
        await publisher.PushAsync(write, id, request.Consent.ClickedAt);
    }

    private void Decide(WriteSteps steps, ExtWrite write, ConversationId id, ShareRequest request)
    {
        var conversation = steps.Own(id);
        steps.RefuseKeyInUse();
        steps.RefuseUnderLock();
        var admitted = gate.Admit(steps, conversation, GateAct.ShareOne, [request.Message], flags: []);
        if (steps.Repeated is null && SharedToday(steps, write, id) >= steps.Settings.SharesADay)
        {
            throw Refusal.ShareLimit();
        }

        var link = conversation.LinkIn(crm.Name) ?? throw Refusal.NotLinked();
        if (steps.Repeated is not null)
        {
            return;
        }

        steps.Spend(request.Consent, ConsentAction.Share, conversation, conversation.Target(crm.Name));
        Store(steps, write.Caller, conversation, link, admitted[0]);
        steps.Done(request.Message.Id.Value, id, "shared=1");
    }

    private static long SharedToday(WriteSteps steps, ExtWrite write, ConversationId id) =>
        steps.Session.Find<long>("audit.shares_since", new
        {
            steps.Member.Workspace,
            steps.Member.Member,
            Conversation = id.Value,
            write.Route,
            Since = steps.Now.AddHours(-24).ToUnixTimeMilliseconds(),
        });

    private void Store(WriteSteps steps, Caller caller, ConversationRow conversation, RecordRef link, AdmittedMessage admitted)
    {
        var (id, message) = (conversation.ConversationId, admitted.Message.Id);
        MessageStore.Release(steps.Session, steps.Member, id, message);
        if (MessageStore.Delete(steps.Session, steps.Member, id, message))
        {
            messages.Rekey(steps.Session, steps.Member, id);
            NoteBook.Unacknowledge(steps.Session, steps.Member, id, message);
        }

        messages.Insert(steps.Session, [admitted]);
        NoteBook.PublishOne(steps.Session, steps.Member, id, crm.Name, link, message);
        upkeep.Settle(steps.Session, caller, conversation);
    }
}
