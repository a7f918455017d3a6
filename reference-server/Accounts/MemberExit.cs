using X80.Contract.Ids;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts;

/// <summary>
/// A member leaves: tokens, sessions and account end at once, then each of their conversations goes Private. Nobody
/// reads them afterwards; an administrator can withdraw them.
/// </summary>
internal sealed class MemberExit(IStore store, WebWrites writes, AuditTrail audit, TimeProvider time)
{
    private const int PageSize = 100;

    public Task<IReadOnlyList<MemberRow>> ListMembersAsync(string workspace, CancellationToken cancellationToken) =>
        store.ReadAsync(
            StoreRole.Access, session => session.Query<MemberRow>("accounts.members", new { Workspace = workspace, Now = Now() }), cancellationToken);

    /// <param name="caller">The member, or an administrator who acts for them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Why not; null when they have left.</returns>
    public async Task<string?> LeaveAsync(Caller caller, CancellationToken cancellationToken)
    {
        var arguments = new { caller.Member.Workspace, caller.Member.Member, Now = Now(), Id = caller.WebSession };
        var fault = await store.WriteAsync(
            StoreRole.AccessOf(caller.Member),
            session =>
            {
                session.Execute("accounts.lock", arguments);
                var account = session.Find<AccountRow>("accounts.by_member", caller.Member);
                if (account?.Role == AccountRole.Administrator && session.Find<long>("accounts.administrators", arguments) <= 1)
                {
                    return "The last administrator cannot leave. Make somebody else an administrator first.";
                }

                if (session.Execute("accounts.leave", arguments) == 0)
                {
                    return "This member has left already.";
                }

                session.Execute("accounts.revoke_tokens", arguments);
                session.Execute("accounts.drop_pairing", arguments);
                session.Execute("accounts.drop_invitations_of", arguments);

                // The session that asks goes last: it still has to make the conversations Private.
                session.Execute("accounts.end_other_sessions", arguments);
                session.Execute("accounts.drop", arguments);
                audit.Append(session, caller, new AuditEntry("web leave", Allowed: true));
                return null;
            },
            cancellationToken);
        if (fault is not null)
        {
            return fault;
        }

        await MakeAllPrivateAsync(caller, cancellationToken);
        await store.WriteAsync(StoreRole.AccessOf(caller.Member), session => session.Execute("accounts.end_session", arguments), cancellationToken);
        return null;
    }

    /// <summary>Again for a member who left while the server went down.</summary>
    public async Task MakeAllPrivateAsync(Caller caller, CancellationToken cancellationToken)
    {
        var after = "";
        IReadOnlyList<ConversationRow> page;
        do
        {
            var arguments = new { caller.Member.Workspace, caller.Member.Member, After = after, Limit = PageSize };
            page = await store.ReadAsync(
                StoreRole.Of(caller.Member), session => session.Query<ConversationRow>("conversations.page", arguments), cancellationToken);
            foreach (var row in page.Where(row => row.IsShared))
            {
                await writes.MakePrivateAsync(caller, row.ConversationId, IdempotencyKey.NewRandom().Value, cancellationToken);
            }

            after = page.Count > 0 ? page[^1].Id : after;
        }
        while (page.Count == PageSize);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
