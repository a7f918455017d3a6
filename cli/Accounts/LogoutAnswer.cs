namespace X80.Cli.Accounts;

/// <summary>The answer of <c>x80 logout --json</c>.</summary>
/// <param name="Profile">Which log-in.</param>
/// <param name="Forgotten">Whether there was one.</param>
internal sealed record LogoutAnswer(string Profile, bool Forgotten);
