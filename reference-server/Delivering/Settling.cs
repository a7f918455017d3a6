using X80.Contract.Ids;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// What a flip to Private does at a remote CRM once it holds: ends the call under way and waits for its end, then takes counts
/// out of activities. All of it within the time of one call.
/// </summary>
internal sealed class Settling(
    IStore store, CallDesk desk, LiveCalls calls, DeletionBook deletions, ActivityRewriting activities, TimeProvider time)
{
    public async Task RunAsync(MemberScope member, ConversationId id)
    {
        using var enough = new CancellationTokenSource(LeaseBook.CallTime, time);
        calls.Cancel(id);
        if (!await desk.AwaitEndAsync(member, id))
        {
            // It is answered as owed: an acknowledgement that comes now comes too late.
            await store.WriteAsync(StoreRole.Of(member), session => deletions.StandAll(session, member, id), CancellationToken.None);
        }

        await activities.RunAsync(member, id, enough.Token);
    }
}
