using X80.ReferenceServer.Access;

namespace X80.ReferenceServer.Web;

/// <summary>Tokens in a table, with what they are now.</summary>
internal sealed record TokenTable(IReadOnlyList<TokenRow> Rows, DateTimeOffset Now, When When)
{
    public bool IsAlive(TokenRow row) => row.RevokedAt is null && row.ExpiresAt > Now.ToUnixTimeMilliseconds();

    public string StateOf(TokenRow row) =>
        row.RevokedAt is { } at ? $"revoked {When.Of(at)}" : IsAlive(row) ? $"until {When.Of(row.ExpiresAt)}" : "ended";
}
