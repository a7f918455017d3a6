using X80.Cli.Running;
using X80.Cli.Server.Upkeep;

namespace X80.Cli.Server;

/// <summary><c>x80 server</c>.</summary>
internal sealed class ServerCommand : ExampledCommand
{
    public ServerCommand(Consoles consoles, TimeProvider time)
        : base("server", "Runs and tends the reference backend.", "x80 server run --data ./x80-data")
    {
        Subcommands.Add(new ServerRunCommand(consoles));
        Subcommands.Add(new ServerTokenCommand(consoles, time));
        Subcommands.Add(new SignInCommand(consoles));
        Subcommands.Add(new ServerProbeCommand(consoles));
        Subcommands.Add(new MigrateCommand(consoles));
        Subcommands.Add(new KeysCommand(consoles, time));
        Subcommands.Add(new AuditCommand(consoles));
        Subcommands.Add(new BackupCommand(consoles, time));
        Subcommands.Add(new RestoreCommand(consoles, time));
    }
}
