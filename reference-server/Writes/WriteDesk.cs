using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Writes;

/// <summary>Runs a write of the contract: one transaction in which everything is asked and everything is stored, or nothing.</summary>
internal sealed class WriteDesk(IStore store, TokenBook tokens, Tagger tagger, AuditTrail audit, TimeProvider time)
{
    public Task<T> RunAsync<T>(ExtWrite write, Func<WriteSteps, T> decide, CancellationToken cancellationToken) =>
        store.WriteAsync(
            session => tokens.IsAlive(session, write.Caller)
                ? decide(new WriteSteps(session, write, tagger, audit, time.GetUtcNow()))
                : throw Refusal.Unauthenticated(),
            cancellationToken);
}
