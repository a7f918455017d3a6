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
/// on to a CRM after its commit, what it remembers says so too, and is said again while it runs.
/// </summary>
internal sealed class WritesInFlight : IDisposable
{
    /// <summary>How long a request of a replica that died is taken to run on.</summary>
    public static readonly TimeSpan MarkLife = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(MemberScope Member, string Target, IdempotencyKey Key), ExtWrite> writes = new();
    private readonly IStore store;
    private readonly Tagger tagger;
    private readonly WorkspaceCrm crm;
    private readonly TimeProvider time;
    private readonly ITimer? heart;

    public WritesInFlight(IStore store, Tagger tagger, ServerOptions options, WorkspaceCrm crm, TimeProvider time)
    {
        (this.store, this.tagger, this.crm, this.time) = (store, tagger, crm, time);
        heart = options.Database is not null ? time.CreateTimer(_ => Renew(), null, Beat, Beat) : null;
    }

    public void Begin(ExtWrite write)
    {
        var first = writes.GetOrAdd(KeyOf(write), write);
        write.Ahead = ReferenceEquals(first, write) ? null : first;
        write.TellsReplicas = heart is not null && crm.Remote is not null;
    }

    public async Task EndAsync(ExtWrite write)
    {
        if (write is { IsCommitted: true, IsMarked: true })
        {
            await MarkAsync(write, "writes.end_running");
        }

        if (write.Ahead is null)
        {
            writes.TryRemove(KeyOf(write), out _);
        }
    }

    public void Dispose() => heart?.Dispose();

    private static (MemberScope Member, string Target, IdempotencyKey Key) KeyOf(ExtWrite write) => (write.Caller.Member, write.Target, write.Key);

    private void Renew()
    {
        foreach (var write in writes.Values.Where(write => write is { IsCommitted: true, IsMarked: true }))
        {
            _ = MarkAsync(write, "writes.run_on");
        }
    }

    private async Task MarkAsync(ExtWrite write, string statement)
    {
        var member = write.Caller.Member;
        var until = (time.GetUtcNow() + MarkLife).ToUnixTimeMilliseconds();
        try
        {
            await store.WriteAsync(
                StoreRole.Of(member),
                session => session.Execute(
                    statement, new { member.Workspace, member.Member, Tag = WriteSteps.KeyTag(tagger, write), Until = until }),
                CancellationToken.None);
        }
        catch (Exception e) when (e is StoreUnavailableException or CommitUnknownException)
        {
            // The request goes its way all the same; the mark ends by itself.
        }
    }
}
