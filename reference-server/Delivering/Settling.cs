using X80.Contract.Ids;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Delivering;

/// <summary>
/// What a flip to Private does at a remote CRM once it holds: ends the call under way and waits for its end, then takes counts
/// out of activities. All of it within the time of one call.
/// </summary>
internal sealed class Settling(CallDesk desk, LiveCalls calls, ActivityRewriting activities, TimeProvider time)
{
    public async Task RunAsync(MemberScope member, ConversationId id)
    {
        using var enough = new CancellationTokenSource(LeaseBook.CallTime, time);
        calls.Cancel(id);
        await desk.AwaitEndAsync(member, id);
        await activities.RunAsync(member, id, enough.Token);
    }
}
