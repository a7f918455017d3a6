using X80.Contract.Kinds;
using X80.Contract.Sessions;
using X80.Contract.Tokens;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Accounts.Codes;
using X80.ReferenceServer.Crm.Local;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer;

/// <summary>What an administrator does on the server's own machine: members, tokens, the web sign-in, invented data to try it with.</summary>
public sealed class ServerAdmin
{
    private readonly IStore store;
    private readonly WorkspaceInfo workspace;
    private readonly TokenBook tokens;
    private readonly OneTimeCodes codes;
    private readonly DemoRecords demo;
    private readonly TimeProvider time;

    internal ServerAdmin(IStore store, WorkspaceInfo workspace, TokenBook tokens, OneTimeCodes codes, DemoRecords demo, TimeProvider time) =>
        (this.store, this.workspace, this.tokens, this.codes, this.demo, this.time) = (store, workspace, tokens, codes, demo, time);

    /// <summary>Characters of a member's name at most.</summary>
    public const int MemberNameLength = 100;

    /// <summary>All scopes of version 1, as a client token has them unless told otherwise.</summary>
    public static IReadOnlyList<Scope> AllScopes { get; } = [Scope.Capture, Scope.Privacy, Scope.Records, Scope.Read];

    public async Task<NamedRef> CreateMemberAsync(string name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MemberNameLength)
        {
            throw new ArgumentException("A member's name has 1 to 100 characters.", nameof(name));
        }

        var member = new NamedRef { Id = RandomId.New(), Name = name.Trim() };
        var arguments = new { Workspace = workspace.Id, member.Id, member.Name, Now = time.GetUtcNow().ToUnixTimeMilliseconds() };
        await store.WriteAsync(StoreRole.Access, session => session.Execute("access.add_member", arguments), cancellationToken);
        return member;
    }

    /// <summary>
    /// From now on Shared is set in the web app alone (GATE-3). The way back is the web app's: nothing here unlocks.
    /// </summary>
    public Task LockPrivacyAsync(CancellationToken cancellationToken) => store.WriteAsync(
        StoreRole.Settings(new MemberScope(workspace.Id, "")),
        session =>
        {
            (WorkspaceSettings.Read(session, workspace.Id) with { PrivacyChange = PrivacyAuthority.Web }).Write(session, workspace.Id);
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<NamedRef>> ListMembersAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Access, session => session.Query<NamedRef>("access.members", new { Workspace = workspace.Id }), cancellationToken);

    /// <returns>The token, shown this once.</returns>
    /// <exception cref="InvalidOperationException">There is no such member.</exception>
    public Task<X80Token> CreateTokenAsync(
        string memberId, IReadOnlyCollection<Scope> scopes, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        if (scopes.Count == 0 || scopes.Except(AllScopes).Any())
        {
            throw new ArgumentException("Scopes are one or more of: capture, privacy, records, read.", nameof(scopes));
        }

        return tokens.CreateAsync(new MemberScope(workspace.Id, memberId), scopes, lifetime, cancellationToken);
    }

    public async Task<IReadOnlyList<TokenInfo>> ListTokensAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            StoreRole.Access, session => session.Query<TokenRow>("access.tokens", new { Workspace = workspace.Id }), cancellationToken);
        return [.. rows.Select(row => new TokenInfo
        {
            Id = row.Id,
            MemberId = row.MemberId,
            MemberName = row.MemberName,
            Scopes = TokenBook.ParseScopes(row.Scopes),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
            ExpiresAt = DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt),
            RevokedAt = row.RevokedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        })];
    }

    /// <returns>False when there is no such token, or it was revoked before.</returns>
    public async Task<bool> RevokeTokenAsync(string tokenId, CancellationToken cancellationToken)
    {
        var arguments = new { Workspace = workspace.Id, Id = tokenId, Now = time.GetUtcNow().ToUnixTimeMilliseconds() };
        return await store.WriteAsync(StoreRole.Access, session => session.Execute("access.revoke_token", arguments), cancellationToken) == 1;
    }

    /// <returns>
    /// Where a person opens the web app, relative to the server: while there is no administrator, a set-up link that works
    /// once, within 15 minutes; then the sign-in page.
    /// </returns>
    public async Task<string> CreateWebEntranceAsync(CancellationToken cancellationToken) =>
        await codes.HasAdministratorAsync(cancellationToken)
            ? "/sign-in"
            : "/set-up?code=" + await codes.CreateAsync(OneTimeCodes.SetUp, member: null, cancellationToken);

    /// <returns>An address relative to the server that signs one browser in as this member, once, within 15 minutes.</returns>
    public async Task<string> CreateWebSignInAsync(string memberId, CancellationToken cancellationToken) =>
        "/sign-in?code=" + await codes.CreateAsync(OneTimeCodes.SignIn, memberId, cancellationToken);

    /// <summary>Adds invented people and companies, so that suggestions and searches find something. Again adds nothing.</summary>
    public Task SeedDemoAsync(CancellationToken cancellationToken) => demo.AddAsync(cancellationToken);
}
