using X80.Cli.Running;

namespace X80.Cli.Server.Upkeep;

/// <summary><c>x80 server keys</c>.</summary>
internal sealed class KeysCommand : ExampledCommand
{
    public KeysCommand(Consoles consoles, TimeProvider time)
        : base("keys", "Tends the keys that a backend's content is sealed under.", "x80 server keys rotate --data ./x80-data") =>
        Subcommands.Add(new KeysRotateCommand(consoles, time));
}
