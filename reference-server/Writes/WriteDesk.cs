using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Writes;

/// <summary>Runs a write of the contract: one transaction in which everything is asked and everything is stored, or nothing.</summary>
internal sealed class WriteDesk(IStore store, TokenBook tokens, Tagger tagger, AuditTrail audit, TimeProvider time)
{
    public async Task<T> RunAsync<T>(ExtWrite write, Func<WriteSteps, T> decide, CancellationToken cancellationToken)
    {
        var decided = await store.WriteAsync(
            StoreRole.Of(write.Caller.Member),
            session => tokens.IsAlive(session, write.Caller)
                ? decide(new WriteSteps(session, write, tagger, audit, time.GetUtcNow()))
                : throw Refusal.Unauthenticated(),
            cancellationToken);
        write.IsCommitted = true;
        return decided;
    }

    /// <summary>A write that has nothing to tell but that it was done.</summary>
    public Task RunAsync(ExtWrite write, Action<WriteSteps> decide, CancellationToken cancellationToken) =>
        RunAsync<object?>(
            write,
            steps =>
            {
                decide(steps);
                return null;
            },
            cancellationToken);

    /// <summary>
    /// Replaces the outcome that the write left, once more is known of it. The write is done: its token is not asked again.
    /// </summary>
    public Task ReviseAsync(ExtWrite write, string outcome, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Of(write.Caller.Member),
            session => session.Execute(
                "writes.revise",
                new { write.Caller.Member.Workspace, write.Caller.Member.Member, Tag = WriteSteps.KeyTag(tagger, write), Outcome = outcome }),
            cancellationToken);
}
