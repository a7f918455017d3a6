using System.Security.Cryptography;
using System.Text;
using X80.Contract.Kinds;
using X80.Contract.Tokens;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Access;

/// <summary>Bearer tokens: shown once, stored as a hash, scoped, expiring, revocable at once (WIRE-7).</summary>
internal sealed class TokenBook(IStore store, TimeProvider time)
{
    /// <returns>Who the header speaks for; null for absent, mistyped, unknown, revoked and expired alike.</returns>
    public async Task<Caller?> RecogniseAsync(string? authorization, CancellationToken cancellationToken)
    {
        const string Scheme = "Bearer ";
        if (authorization is null
            || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || !X80Token.TryParse(authorization[Scheme.Length..], out var token))
        {
            return null;
        }

        var arguments = new { Hash = Hash(token), Now = Now() };
        var row = await store.ReadAsync(StoreRole.Access, session => session.Find<TokenRow>("access.token_by_hash", arguments), cancellationToken);
        return row is null
            ? null
            : new Caller(new MemberScope(row.WorkspaceId, row.MemberId), row.MemberName, row.Id, ParseScopes(row.Scopes));
    }

    /// <summary>Asked again inside every writing transaction, so that no write outlives its token's revocation, or its web session's end.</summary>
    public bool IsAlive(StoreSession session, Caller caller) => caller.IsServer || (caller.WebSession is { } web
        ? session.Find<long>("accounts.session_alive", new { caller.Member.Workspace, Id = web, Now = Now() }) == 1
        : session.Find<long>(
            "access.token_alive",
            new { caller.Member.Workspace, caller.Member.Member, Id = caller.TokenId, Now = Now() }) == 1);

    public Task<X80Token> CreateAsync(
        MemberScope member, IReadOnlyCollection<Scope> scopes, TimeSpan lifetime, CancellationToken cancellationToken) =>
        store.WriteAsync(StoreRole.Access, session => Add(session, member, scopes, lifetime), cancellationToken);

    /// <summary>Makes a token inside the transaction that decided on it.</summary>
    /// <exception cref="InvalidOperationException">There is no such member, or they have left.</exception>
    public X80Token Add(StoreSession session, MemberScope member, IReadOnlyCollection<Scope> scopes, TimeSpan lifetime)
    {
        var token = X80Token.NewRandom();
        var added = session.Execute("access.add_token", new
        {
            member.Workspace,
            member.Member,
            Id = RandomId.New(),
            Hash = Hash(token),
            Scopes = string.Join(' ', scopes.Select(scope => scope.Value)),
            Now = Now(),
            ExpiresAt = (time.GetUtcNow() + lifetime).ToUnixTimeMilliseconds(),
        });
        return added == 1 ? token : throw new InvalidOperationException("There is no member with this id.");
    }

    public static IReadOnlyList<Scope> ParseScopes(string scopes) =>
        [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Scope.Parse)];

    private static byte[] Hash(X80Token token) => SHA256.HashData(Encoding.ASCII.GetBytes(token.Reveal()));

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
