using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts.Codes;

/// <summary>Links by which people join: each works once, for a week.</summary>
internal sealed class Invitations(IStore store, WorkspaceInfo workspace, AuditTrail audit, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <returns>The link's secret, shown this once.</returns>
    public Task<string> CreateAsync(WebUser by, string name, string role, CancellationToken cancellationToken)
    {
        var secret = WebSecret.New();
        var now = time.GetUtcNow();
        var arguments = new
        {
            by.Member.Workspace,
            by.Member.Member,
            Id = RandomId.New(),
            Hash = WebSecret.Hash(secret),
            Name = name,
            Role = role,
            Now = now.ToUnixTimeMilliseconds(),
            ExpiresAt = (now + Lifetime).ToUnixTimeMilliseconds(),
        };
        return store.WriteAsync(
            StoreRole.AccessOf(by.Member),
            session =>
            {
                session.Execute("accounts.forget_invitations", arguments);
                session.Execute("accounts.invite", arguments);
                audit.Append(session, by.AsCaller(), new AuditEntry("web invite", Allowed: true));
                return secret;
            },
            cancellationToken);
    }

    public Task<InvitationRow?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        var arguments = new { Workspace = workspace.Id, Hash = WebSecret.Hash(secret ?? ""), Now = Now() };
        return store.ReadAsync(
            StoreRole.Access, session => session.Find<InvitationRow>("accounts.find_invitation", arguments), cancellationToken);
    }

    public Task<IReadOnlyList<InvitationRow>> ListAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(
            StoreRole.Access,
            session => session.Query<InvitationRow>("accounts.invitations", new { Workspace = workspace.Id, Now = Now() }),
            cancellationToken);

    public Task DropAsync(WebUser by, string id, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.AccessOf(by.Member),
            session =>
            {
                if (session.Execute("accounts.drop_invitation", new { by.Member.Workspace, Id = id }) == 1)
                {
                    audit.Append(session, by.AsCaller(), new AuditEntry("web take back an invitation", Allowed: true));
                }

                return true;
            },
            cancellationToken);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
