namespace X80.Cli.Running;

/// <summary>What a person is told when a command fails. Holds no content, token, stack or path of the home folder.</summary>
/// <param name="ExitCode">What the process ends with.</param>
/// <param name="What">What happened.</param>
/// <param name="Why">Why; empty where What says it all.</param>
/// <param name="Next">What to do now.</param>
internal sealed record ErrorPage(int ExitCode, string What, string Why, string Next);
