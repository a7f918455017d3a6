using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Delivering;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Transmitting;

/// <summary>
/// The only place where privacy changes (GATE-3). To Private is always allowed; Shared costs a click. A flip holds from its
/// commit; after that it ends a call to a remote CRM that is under way, waits for its end, and takes counts out of activities.
/// </summary>
internal sealed class PrivacyWrite(
    WriteDesk desk, IStore store, Eraser eraser, DeletionBook deletions, DeletionWorker worker, Settling settling, WorkspaceCrm crm)
{
    public async Task SetAsync(ExtWrite write, ConversationId id, PrivacyChange change, CancellationToken cancellationToken)
    {
        Check(write, change);
        await desk.RunAsync(write, steps => Decide(steps, id, change), cancellationToken);
        if (!change.State.IsShared)
        {
            await settling.RunAsync(write.Caller.Member, id);
        }

        if (change.History == PrivacyHistory.Withdraw)
        {
            await store.ScrubAsync(cancellationToken);
            await worker.TryAsync(write.Caller.Member, id);
        }
    }

    /// <returns>What became of each copy.</returns>
    public async Task<IReadOnlyList<WithdrawnCopy>> WithdrawAsync(ExtWrite write, ConversationId id, CancellationToken cancellationToken)
    {
        var owed = await desk.RunAsync(
            write,
            steps =>
            {
                steps.Own(id);
                steps.RefuseKeyInUse();
                if (steps.Repeated is null)
                {
                    MakePrivate(steps, id, erase: true);
                    steps.Done(PrivacyState.Private.Value, id, "withdrawn=1");
                }

                return DeletionBook.Of(steps.Session, steps.Member, id);
            },
            cancellationToken);
        var member = write.Caller.Member;
        await settling.RunAsync(member, id);
        await store.ScrubAsync(cancellationToken);
        await worker.TryAsync(member, id);
        var left = await store.ReadAsync(StoreRole.Of(member), session => DeletionBook.Of(session, member, id), cancellationToken);
        return Eraser.Copies(owed, left);
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
        steps.RefuseKeyInUse();
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

    private void MakePrivate(WriteSteps steps, ConversationId id, bool erase)
    {
        var (session, member) = (steps.Session, steps.Member);
        session.Run("conversations.end_sharing", new { member.Workspace, member.Member, Id = id.Value });
        session.Run("crm.clear_counts", new { member.Workspace, Conversation = id.Value });
        if (erase)
        {
            eraser.Erase(session, member, id);
            return;
        }

        var mine = new { member.Workspace, member.Member, Conversation = id.Value };
        foreach (var activity in session.Query<SentRow>("crm.sent_counted", mine))
        {
            deletions.RemoveUnlessRewritten(session, member, id, activity);
        }

        session.Run("crm.clear_sent_counts", mine);
        if (LeaseBook.Find(session, member, id) is { Cancelled: 0 } lease)
        {
            // What the call under way holds may not be there afterwards, unless the CRM acknowledges it before this is answered.
            LeaseBook.Cancel(session, member, id);
            foreach (var note in NoteBook.Of(session, member, id).Where(note => note.Id == lease.NoteId))
            {
                deletions.RemoveUnlessEnded(session, member, note, lease);
            }
        }
    }

    private static void Write(WriteSteps steps, ConversationId id, PrivacyState state) =>
        steps.Session.Run(
            "conversations.set_privacy", new { steps.Member.Workspace, steps.Member.Member, Id = id.Value, Privacy = state.Value });
}
