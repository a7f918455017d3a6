using X80.Contract.Ids;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// Brings the note of a conversation to its CRM, inside the request of a person's click. The embedded CRM's notes are rows:
/// there is nothing to bring.
/// </summary>
internal sealed class NoteDelivery(
    IStore store, WorkspaceCrm crm, CallDesk desk, NotePlanner planner, NotePusher pusher, DeletionWorker deletions)
{
    private const int MostSizes = 4;

    public bool IsRemote => crm.Remote is not null;

    /// <summary>Goes on when the client hangs up: what has begun is brought to an end that is known.</summary>
    public async Task<PushOutcome> PushAsync(Caller caller, ConversationId id)
    {
        var outcome = await TryAsync(caller, id);

        // The CRM now takes shorter parts than before: the same note, in more of them.
        for (var size = 1; outcome.State == PushState.TooLarge && size < MostSizes; size++)
        {
            outcome = await TryAsync(caller, id);
        }

        return outcome.State == PushState.TooLarge ? outcome with { State = PushState.Refused } : outcome;
    }

    private async Task<PushOutcome> TryAsync(Caller caller, ConversationId id)
    {
        if (crm.Remote is not { } remote)
        {
            return PushOutcome.Done;
        }

        var role = StoreRole.Of(caller.Member);
        await deletions.TryAsync(caller.Member, id);
        using var live = await desk.BeginAsync(id);
        while (live is not null && await desk.AwaitEndAsync(caller.Member, id, live))
        {
            var (isBusy, plan) = await store.WriteAsync(
                role,
                session => planner.IsBusy(session, caller.Member, id)
                    ? (true, null)
                    : (false, planner.Prepare(session, caller, id, remote)),
                CancellationToken.None);
            if (!isBusy)
            {
                return plan is null ? PushOutcome.Done : await CallAsync(live, remote, plan);
            }
        }

        return PushOutcome.Busy;
    }

    private Task<PushOutcome> CallAsync(LiveCall live, IRemoteCrm remote, NotePlan plan)
    {
        IReadOnlyDictionary<int, string>? written = null;
        return desk.RunAsync(
            live,
            plan.Member,
            plan.Lease,
            async (start, cancellationToken) =>
            {
                written = await pusher.WriteAsync(remote, plan, start, cancellationToken);
                return written is not null;
            },
            (session, started) => planner.Finish(session, plan, written, started));
    }
}
