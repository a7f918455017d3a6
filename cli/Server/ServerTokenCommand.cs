using X80.Cli.Running;

namespace X80.Cli.Server;

/// <summary><c>x80 server token</c>.</summary>
internal sealed class ServerTokenCommand : ExampledCommand
{
    public ServerTokenCommand(Consoles consoles, TimeProvider time)
        : base("token", "Makes, lists and revokes tokens of clients.", "x80 server token create --member \"Rui Prado\"")
    {
        Subcommands.Add(new TokenCreateCommand(consoles));
        Subcommands.Add(new TokenListCommand(consoles, time));
        Subcommands.Add(new TokenRevokeCommand(consoles));
    }
}
