namespace X80.Cli.Server;

/// <summary>The answer of <c>x80 server sign-in --json</c>.</summary>
/// <param name="Link">It signs one browser in, once.</param>
internal sealed record NewSignIn(string Link);
