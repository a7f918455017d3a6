using X80.Cli.Running;
using X80.Conformance;

namespace X80.Cli.Verify;

/// <summary>Says how far a run is: a line for each thing it turns to, not for each step of it.</summary>
internal sealed class VerifyVoice : IProgress<VerifyProgress>
{
    private readonly Consoles consoles;
    private string? last;

    public VerifyVoice(Consoles consoles) => this.consoles = consoles;

    public void Report(VerifyProgress value)
    {
        var doing = $"{value.Half}: {value.Doing}{(value.CaseId is { } id ? " " + id : "")}";
        if (doing != last)
        {
            consoles.Say($"{doing} ({value.Done} of {value.Of})");
            last = doing;
        }
    }
}
