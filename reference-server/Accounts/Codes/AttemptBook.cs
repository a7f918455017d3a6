using X80.ReferenceServer.Access;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts.Codes;

/// <summary>
/// Counts tries in the database, so that every replica counts the same. A try is written down before it is looked at:
/// a hundred at once are a hundred.
/// </summary>
internal sealed class AttemptBook(IStore store, WorkspaceInfo workspace, Tagger tagger, TimeProvider time)
{
    /// <returns>The try's id, or null when one of the limits is reached; then nothing was written.</returns>
    public Task<string?> TakeAsync(CancellationToken cancellationToken, params (AttemptLimit Limit, string Subject)[] tries)
    {
        var now = time.GetUtcNow();
        var id = RandomId.New();
        var rows = tries.Select(one => new
        {
            Workspace = workspace.Id,
            one.Limit.Kind,
            Tag = Tag(one.Limit, one.Subject),
            Id = id,
            Now = now.ToUnixTimeMilliseconds(),
            Since = (now - one.Limit.Window).ToUnixTimeMilliseconds(),
            one.Limit.Most,
        }).ToArray();
        return store.WriteAsync(
            StoreRole.Access,
            session =>
            {
                session.Execute("accounts.lock", new { Workspace = workspace.Id });
                session.Execute(
                    "accounts.forget_attempts",
                    new { Workspace = workspace.Id, Since = (now - AttemptLimit.Kept).ToUnixTimeMilliseconds() });
                if (rows.Any(row => session.Find<long>("accounts.attempts", row) >= row.Most))
                {
                    return null;
                }

                session.RunAll("accounts.add_attempt", rows);
                return id;
            },
            cancellationToken);
    }

    /// <summary>After the right password the failures of that account count no longer.</summary>
    public void Forgive(StoreSession session, AttemptLimit limit, string subject) =>
        session.Execute("accounts.forgive_attempts", new { Workspace = workspace.Id, limit.Kind, Tag = Tag(limit, subject) });

    private byte[] Tag(AttemptLimit limit, string subject) => tagger.Tag("attempt", limit.Kind, subject);
}
