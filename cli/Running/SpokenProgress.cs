namespace X80.Cli.Running;

/// <summary>Progress as lines on stderr, in the order in which it was reported.</summary>
internal sealed class SpokenProgress : IProgress<string>
{
    private readonly Consoles consoles;

    public SpokenProgress(Consoles consoles) => this.consoles = consoles;

    public void Report(string value) => consoles.Say(value);
}
