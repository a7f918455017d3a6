namespace X80.Cli.Server;

/// <summary>A hit of <c>x80 server probe</c>.</summary>
/// <param name="Text">The text as it was asked for.</param>
/// <param name="Place">Where it was found: a file or a table, never a machine's path.</param>
internal sealed record ProbeAnswer(string Text, string Place);
