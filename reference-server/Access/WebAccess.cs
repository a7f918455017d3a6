using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Access;

/// <summary>Sign-in to the web pages: a code from the server's console, used once, buys a session that lies in a strict cookie.</summary>
internal sealed class WebAccess(IStore store, WorkspaceInfo workspace, TimeProvider time)
{
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(8);

    public Task<string> CreateCodeAsync(CancellationToken cancellationToken) =>
        AddAsync("access.add_web_code", CodeLifetime, cancellationToken);

    /// <returns>The session's secret, or null when the code is unknown, used or too old.</returns>
    public async Task<string?> SignInAsync(string code, CancellationToken cancellationToken)
    {
        var arguments = new { Hash = Hash(code), Workspace = workspace.Id, Now = Milliseconds(TimeSpan.Zero) };
        var spent = await store.WriteAsync(StoreRole.Access, session => session.Execute("access.spend_web_code", arguments), cancellationToken);
        return spent == 1 ? await AddAsync("access.add_web_session", SessionLifetime, cancellationToken) : null;
    }

    public async Task<bool> IsSignedInAsync(string? secret, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return false;
        }

        var arguments = new { Hash = Hash(secret), Workspace = workspace.Id, Now = Milliseconds(TimeSpan.Zero) };
        return await store.ReadAsync(StoreRole.Access, session => session.Find<long>("access.web_session_alive", arguments), cancellationToken) == 1;
    }

    private async Task<string> AddAsync(string statement, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var arguments = new { Hash = Hash(secret), Workspace = workspace.Id, ExpiresAt = Milliseconds(lifetime) };
        await store.WriteAsync(StoreRole.Access, session => session.Execute(statement, arguments), cancellationToken);
        return secret;
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private long Milliseconds(TimeSpan later) => (time.GetUtcNow() + later).ToUnixTimeMilliseconds();
}
