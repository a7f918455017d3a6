namespace X80.Cli.Server;

/// <summary>The answer of <c>x80 server token revoke --json</c>.</summary>
/// <param name="Id">The token's id.</param>
internal sealed record RevokedToken(string Id);
