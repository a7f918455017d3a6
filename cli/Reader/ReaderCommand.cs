using X80.Cli.Reader.Drill;
using X80.Cli.Reader.Packs;
using X80.Cli.Running;

namespace X80.Cli.Reader;

/// <summary><c>x80 reader</c>.</summary>
internal sealed class ReaderCommand : ExampledCommand
{
    public ReaderCommand(Consoles consoles, TimeProvider time)
        : base("reader", "Reads and records saved pages, in a throw-away browser profile without network; checks and signs reader packs.", "x80 reader test ./fixtures")
    {
        Subcommands.Add(new ReaderReadCommand(consoles, time));
        Subcommands.Add(new ReaderTestCommand(consoles, time));
        Subcommands.Add(new ReaderRecordCommand(consoles, time));
        Subcommands.Add(new ReaderDrillCommand(consoles, time));
        Subcommands.Add(new PackCommand(consoles, time));
    }
}
