namespace X80.Cli.Demo;

/// <summary>One line of <c>x80 demo --auto --json</c>.</summary>
/// <param name="Step">Its number, from 1.</param>
/// <param name="Title">What was done.</param>
/// <param name="Outcome"><c>done</c> or <c>failed</c>.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record DemoStepAnswer(int Step, string Title, string Outcome, string Seen, double Seconds);
