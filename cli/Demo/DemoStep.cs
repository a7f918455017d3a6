namespace X80.Cli.Demo;

/// <summary>One step of the demo, as data: what the person does or looks at, and how that is done and checked.</summary>
/// <param name="Title">What happens, in the imperative.</param>
/// <param name="DoAsync">Does it, checks it, and says what was seen.</param>
internal sealed record DemoStep(string Title, Func<DemoStage, CancellationToken, Task<string>> DoAsync);
