using System.Collections.Concurrent;
using X80.Contract.Ids;

namespace X80.ReferenceServer.Delivering;

/// <summary>The calls of this very process, so that a flip here need not wait for a row to be read.</summary>
internal sealed class LiveCalls
{
    private readonly ConcurrentDictionary<ConversationId, LiveCall> calls = new();

    /// <summary>Registers a call before it takes its lease, so that a flip that sees the lease finds the call.</summary>
    /// <returns>Null while another call of this process is registered.</returns>
    public LiveCall? TryBegin(ConversationId id)
    {
        var call = new LiveCall(this, id);
        if (calls.TryAdd(id, call))
        {
            return call;
        }

        call.Dispose();
        return null;
    }

    public void Cancel(ConversationId id)
    {
        if (calls.TryGetValue(id, out var call))
        {
            call.Cancel();
        }
    }

    /// <summary>Completes when the call of this process has ended; null when there is none here.</summary>
    public Task? EndOf(ConversationId id) => calls.TryGetValue(id, out var call) ? call.Ended : null;

    public void End(LiveCall call) => calls.TryRemove(new KeyValuePair<ConversationId, LiveCall>(call.Conversation, call));
}
