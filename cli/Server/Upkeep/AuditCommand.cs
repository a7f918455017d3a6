using X80.Cli.Running;

namespace X80.Cli.Server.Upkeep;

/// <summary><c>x80 server audit</c>.</summary>
internal sealed class AuditCommand : ExampledCommand
{
    public AuditCommand(Consoles consoles)
        : base("audit", "Checks the audit trail of a backend.", "x80 server audit verify --data ./x80-data") =>
        Subcommands.Add(new AuditVerifyCommand(consoles));
}
