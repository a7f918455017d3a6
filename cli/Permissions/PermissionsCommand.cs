using X80.Cli.Running;

namespace X80.Cli.Permissions;

/// <summary><c>x80 permissions</c>.</summary>
internal sealed class PermissionsCommand : ExampledCommand
{
    public PermissionsCommand(Consoles consoles)
        : base("permissions", "Tells what the shell may do.", "x80 permissions explain") =>
        Subcommands.Add(new PermissionsExplainCommand(consoles));
}
