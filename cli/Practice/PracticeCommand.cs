using X80.Cli.Running;

namespace X80.Cli.Practice;

/// <summary><c>x80 practice</c>.</summary>
internal sealed class PracticeCommand : ExampledCommand
{
    public PracticeCommand(Consoles consoles)
        : base("practice", "Serves what a client or backend can be tried against, with invented people.", "x80 practice page", "x80 practice crm --attio")
    {
        Subcommands.Add(new PracticePageCommand(consoles));
        Subcommands.Add(new PracticeCrmCommand(consoles));
    }
}
