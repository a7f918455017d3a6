using System.Collections.Concurrent;
using X80.Contract.Ids;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Writes;

/// <summary>
/// The requests that are being done, by their idempotency keys, from their first look at the store to their answer: a second one
/// with the same key is told so (WIRE-4). Those of this process stand here; where replicas share the database and a request goes
/// on to a CRM after its commit, what it remembers says so too.
/// </summary>
internal sealed class WritesInFlight(IStore store, Tagger tagger, ServerOptions options, ICrmConnector crm)
{
    /// <summary>Longer than any request waits for a CRM, and how long a request of a replica that died is taken to run on.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private readonly ConcurrentDictionary<(MemberScope Member, string Target, IdempotencyKey Key), ExtWrite> writes = new();

    public void Begin(ExtWrite write)
    {
        var first = writes.GetOrAdd(KeyOf(write), write);
        write.Ahead = ReferenceEquals(first, write) ? null : first;
        write.TellsReplicas = options.Database is not null && crm.Remote is not null;
    }

    public async Task EndAsync(ExtWrite write)
    {
        if (write is { IsCommitted: true, IsMarked: true })
        {
            await EndMarkAsync(write);
        }

        if (write.Ahead is null)
        {
            writes.TryRemove(KeyOf(write), out _);
        }
    }

    private static (MemberScope Member, string Target, IdempotencyKey Key) KeyOf(ExtWrite write) => (write.Caller.Member, write.Target, write.Key);

    private async Task EndMarkAsync(ExtWrite write)
    {
        var member = write.Caller.Member;
        try
        {
            await store.WriteAsync(
                StoreRole.Of(member),
                session => session.Execute("writes.end_running", new { member.Workspace, member.Member, Tag = WriteSteps.KeyTag(tagger, write) }),
                CancellationToken.None);
        }
        catch (Exception e) when (e is StoreUnavailableException or CommitUnknownException)
        {
            // The request is done all the same; the mark ends by itself.
        }
    }
}
