using X80.Contract.Kinds;
using X80.Contract.Tokens;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts;

/// <summary>Tokens as the web app tends them: a member's own, and any for an administrator who revokes; each act audited.</summary>
internal sealed class WebTokens(IStore store, TokenBook tokens, AuditTrail audit, TimeProvider time)
{
    /// <returns>The token, shown this once.</returns>
    public Task<X80Token> CreateAsync(WebUser user, IReadOnlyCollection<Scope> scopes, TimeSpan lifetime, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.AccessOf(user.Member),
            session =>
            {
                var token = tokens.Add(session, user.Member, scopes, lifetime);
                audit.Append(session, user.AsCaller(), new AuditEntry("web create a token", Allowed: true) { Counts = $"scopes={scopes.Count}" });
                return token;
            },
            cancellationToken);

    public Task<IReadOnlyList<TokenRow>> ListAsync(MemberScope member, CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Access, session => session.Query<TokenRow>("accounts.tokens_of_member", member), cancellationToken);

    /// <param name="caller">The member, or an administrator who acts for them.</param>
    /// <param name="id">The token's id.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when there is no such living token of that member.</returns>
    public Task<bool> RevokeAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var arguments = new { caller.Member.Workspace, caller.Member.Member, Id = id, Now = time.GetUtcNow().ToUnixTimeMilliseconds() };
        return store.WriteAsync(
            StoreRole.AccessOf(caller.Member),
            session =>
            {
                if (session.Execute("accounts.revoke_token_of_member", arguments) == 0)
                {
                    return false;
                }

                audit.Append(session, caller, new AuditEntry("web revoke a token", Allowed: true));
                return true;
            },
            cancellationToken);
    }
}
