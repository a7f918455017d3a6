using X80.Cli.Running;

namespace X80.Cli.Reader.Packs;

/// <summary><c>x80 reader pack</c>.</summary>
internal sealed class PackCommand : ExampledCommand
{
    public PackCommand(Consoles consoles, TimeProvider time)
        : base("pack", "Checks, signs, verifies and fetches reader packs.", "x80 reader pack lint acme-chat.pack.json")
    {
        Subcommands.Add(new PackLintCommand(consoles, time));
        Subcommands.Add(new PackSignCommand(consoles, time));
        Subcommands.Add(new PackVerifyCommand(consoles));
        Subcommands.Add(new PackFetchCommand(consoles, time));
    }
}
