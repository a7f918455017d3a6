using X80.ReferenceServer.Access;
using X80.ReferenceServer.Accounts.Codes;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts;

/// <summary>Sessions of browsers: a secret in a strict cookie, its hash here, ended at once on every replica.</summary>
internal sealed class WebSessions(IStore store, WorkspaceInfo workspace, WorkspaceZone zone, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <param name="session">The transaction that proved who it is.</param>
    /// <param name="member">Who signed in.</param>
    /// <param name="device">Fixed words for the browser, never what it called itself.</param>
    public StartedSession Start(StoreSession session, string member, string device)
    {
        var (id, secret) = (RandomId.New(), WebSecret.New());
        session.Execute("accounts.forget_sessions", new { Workspace = workspace.Id, Now = Now() });
        var added = session.Execute("accounts.add_session", new
        {
            Workspace = workspace.Id,
            Member = member,
            Id = id,
            Hash = WebSecret.Hash(secret),
            Device = device,
            Now = Now(),
            ExpiresAt = Now() + (long)Lifetime.TotalMilliseconds,
        });
        return added == 1 ? new StartedSession(id, secret) : throw new InvalidOperationException("There is no member with this id.");
    }

    public async Task<WebUser?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return null;
        }

        var arguments = new { Hash = WebSecret.Hash(secret), Workspace = workspace.Id, Now = Now() };
        var row = await store.ReadAsync(
            StoreRole.Access, session => session.Find<WebSessionRow>("accounts.session_by_hash", arguments), cancellationToken);
        return row is null ? null : new WebUser(
            new MemberScope(row.WorkspaceId, row.MemberId),
            row.Name,
            row.Role,
            row.Id,
            DateTimeOffset.FromUnixTimeMilliseconds(row.ConfirmedAt),
            zone.Of(row.TimeZone));
    }

    public Task<IReadOnlyList<WebSessionRow>> ListAsync(MemberScope member, CancellationToken cancellationToken) =>
        store.ReadAsync(
            StoreRole.Access,
            session => session.Query<WebSessionRow>("accounts.sessions", new { member.Workspace, member.Member, Now = Now() }),
            cancellationToken);

    public Task EndAsync(MemberScope member, string id, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Access,
            session => session.Execute("accounts.end_session", new { member.Workspace, member.Member, Id = id }),
            cancellationToken);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
