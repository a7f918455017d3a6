using X80.Cli.Running;

namespace X80.Cli.Scaffolding;

/// <summary><c>x80 new</c>.</summary>
internal sealed class NewCommand : ExampledCommand
{
    public NewCommand(Consoles consoles)
        : base("new", "Starts a channel or a client of your own.", "x80 new channel acme-chat --host chat.acme.example", "x80 new client acme-desk")
    {
        Subcommands.Add(new NewChannelCommand(consoles));
        Subcommands.Add(new NewClientCommand(consoles));
    }
}
