using System.Security.Cryptography;
using X80.Contract.Tokens;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts.Codes;

/// <summary>
/// Short codes that a person types into a client to give it a token. 39 bits: kept as a tag under a secret outside the
/// database, for five minutes, for one use, and tried five times a minute from one address.
/// </summary>
internal sealed class PairingCodes(
    IStore store, WorkspaceInfo workspace, TokenBook tokens, AttemptBook attempts, Tagger tagger, AuditTrail audit, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(90);

    // Without 0 and O, 1, I and L, and U, which reads as V.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    /// <summary>A new code; one that the member asked for before opens nothing any more.</summary>
    public Task<string> CreateAsync(WebUser user, CancellationToken cancellationToken)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        var arguments = new
        {
            user.Member.Workspace,
            user.Member.Member,
            Tag = Tag(code),
            Now = Now(),
            ExpiresAt = (time.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds(),
        };
        return store.WriteAsync(
            StoreRole.AccessOf(user.Member),
            session =>
            {
                session.Execute("accounts.forget_pairings", arguments);
                session.Execute("accounts.drop_pairing", arguments);
                session.Execute("accounts.add_pairing", arguments);
                audit.Append(session, user.AsCaller(), new AuditEntry("web create a pairing code", Allowed: true));
                return code;
            },
            cancellationToken);
    }

    /// <exception cref="RefusedException">The code opens nothing, or this address tried too often.</exception>
    public async Task<X80Token> SpendAsync(string typed, string address, CancellationToken cancellationToken)
    {
        if (await attempts.TakeAsync(cancellationToken, (AttemptLimit.PairingFromAddress, address)) is null)
        {
            throw Refusal.TooManyCodes();
        }

        var arguments = new { Workspace = workspace.Id, Tag = Tag(Normalize(typed)), Now = Now() };
        var member = await store.ReadAsync(
            StoreRole.Access, session => session.Find<string>("accounts.find_pairing", arguments), cancellationToken);
        if (member is null)
        {
            throw Refusal.CodeUnknown();
        }

        var scope = new MemberScope(workspace.Id, member);
        return await store.WriteAsync(
            StoreRole.AccessOf(scope),
            session =>
            {
                if (session.Execute("accounts.spend_pairing", arguments) == 0)
                {
                    throw Refusal.CodeUnknown();
                }

                audit.Append(session, new Caller(scope, "", "pairing", []), new AuditEntry("POST /api/pair", Allowed: true));
                return tokens.Add(session, scope, ServerAdmin.AllScopes, TokenLifetime);
            },
            cancellationToken);
    }

    /// <summary>As people type it: in small letters, with a space or a dash.</summary>
    private static string Normalize(string typed) =>
        string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();

    private byte[] Tag(string code) => tagger.Tag("pairing-code", workspace.Id, code);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
