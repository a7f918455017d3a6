namespace X80.Cli.Server;

/// <summary>Where a backend listens, and where a person opens its web app: the line of <c>x80 server run --json</c>.</summary>
internal sealed record ServerPlace(string Address, string Web);
