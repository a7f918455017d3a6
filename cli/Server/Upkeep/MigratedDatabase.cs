namespace X80.Cli.Server.Upkeep;

/// <summary>The answer of <c>x80 server migrate --json</c>.</summary>
/// <param name="RuntimeRole">The login role that was let in; null where none was named.</param>
internal sealed record MigratedDatabase(string? RuntimeRole);
