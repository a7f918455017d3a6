using X80.ReferenceServer.Access;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Accounts.Codes;

/// <summary>Codes that the server's console prints: each works once, for a quarter of an hour.</summary>
internal sealed class OneTimeCodes(IStore store, WorkspaceInfo workspace, TimeProvider time)
{
    public const string SetUp = "set-up";
    public const string SignIn = "sign-in";
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <param name="purpose">What it opens.</param>
    /// <param name="member">Whom it signs in; null for set-up.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> CreateAsync(string purpose, string? member, CancellationToken cancellationToken)
    {
        var code = WebSecret.New();
        var now = time.GetUtcNow();
        var arguments = new
        {
            Hash = WebSecret.Hash(code),
            Workspace = workspace.Id,
            Purpose = purpose,
            Member = member,
            Now = now.ToUnixTimeMilliseconds(),
            ExpiresAt = (now + Lifetime).ToUnixTimeMilliseconds(),
        };
        await store.WriteAsync(
            StoreRole.Access,
            session =>
            {
                session.Execute("accounts.forget_codes", arguments);
                return session.Execute("accounts.add_code", arguments);
            },
            cancellationToken);
        return code;
    }

    public Task<bool> HasAdministratorAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Access, session => session.Find<long>("accounts.administrators", new { Workspace = workspace.Id }) > 0, cancellationToken);
}
