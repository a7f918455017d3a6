using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>The only place where privacy changes (GATE-3). To Private is always allowed; Shared costs a click.</summary>
internal sealed class PrivacyWrite(WriteDesk desk, IStore store, ICrmConnector crm)
{
    public async Task SetAsync(ExtWrite write, ConversationId id, PrivacyChange change, CancellationToken cancellationToken)
    {
        Check(write, change);
        await desk.RunAsync(write, steps => Decide(steps, id, change), cancellationToken);
        if (change.History == PrivacyHistory.Withdraw)
        {
            await store.ScrubAsync(cancellationToken);
        }
    }

    public async Task WithdrawAsync(ExtWrite write, ConversationId id, CancellationToken cancellationToken)
    {
        await desk.RunAsync(
            write,
            steps =>
            {
                steps.Own(id);
                steps.RefuseOtherBody();
                if (steps.Repeated is null)
                {
                    MakePrivate(steps, id, erase: true);
                    steps.Done(PrivacyState.Private.Value, id, "withdrawn=1");
                }
            },
            cancellationToken);
        await store.ScrubAsync(cancellationToken);
    }

    private static void Check(ExtWrite write, PrivacyChange change)
    {
        if (change.State != PrivacyState.Private && change.State != PrivacyState.Shared)
        {
            throw Refusal.Malformed("The state is private or shared.");
        }

        if (change.State.IsShared && !write.Caller.Has(Scope.Privacy))
        {
            throw Refusal.ForbiddenScope();
        }

        if (change.State.IsShared == (change.Consent is null))
        {
            throw Refusal.Malformed("A consent stands with Shared, and only there.");
        }

        if (change.History is { } history && (change.State.IsShared || history != PrivacyHistory.Keep && history != PrivacyHistory.Withdraw))
        {
            throw Refusal.Malformed("History is keep or withdraw, and stands with Private only.");
        }
    }

    private void Decide(WriteSteps steps, ConversationId id, PrivacyChange change)
    {
        var conversation = steps.Own(id);
        steps.RefuseOtherBody();
        if (change.State.IsShared)
        {
            steps.RefuseUnderLock();
        }

        if (steps.Repeated is not null)
        {
            return;
        }

        if (change.Consent is { } consent)
        {
            steps.Spend(consent, ConsentAction.ShareConversation, conversation, conversation.Target(crm.Name));
            Write(steps, id, PrivacyState.Shared);
        }
        else
        {
            MakePrivate(steps, id, erase: change.History == PrivacyHistory.Withdraw);
        }

        steps.Done(change.State.Value, id, $"privacy={change.State}");
    }

    private static void MakePrivate(WriteSteps steps, ConversationId id, bool erase)
    {
        Write(steps, id, PrivacyState.Private);
        steps.Session.Execute("crm.clear_counts", new { steps.Member.Workspace, Conversation = id.Value });
        if (erase)
        {
            Eraser.Erase(steps.Session, steps.Member, id);
        }
    }

    private static void Write(WriteSteps steps, ConversationId id, PrivacyState state) =>
        steps.Session.Execute(
            "conversations.set_privacy", new { steps.Member.Workspace, steps.Member.Member, Id = id.Value, Privacy = state.Value });
}
