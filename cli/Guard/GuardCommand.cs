using X80.Cli.Running;

namespace X80.Cli.Guard;

/// <summary><c>x80 guard</c>.</summary>
internal sealed class GuardCommand : ExampledCommand
{
    public GuardCommand(Consoles consoles)
        : base("guard", "Asks the host guard what it would do.", "x80 guard check https://web.whatsapp.com/") =>
        Subcommands.Add(new GuardCheckCommand(consoles));
}
