using System.CommandLine;
using X80.Cli.Personal;
using X80.Cli.Running;

namespace X80.Cli.Ledger;

/// <summary><c>x80 ledger</c>: what this machine ever sent (HUMAN-9).</summary>
internal sealed class LedgerCommand : ExampledCommand
{
    public LedgerCommand(Consoles consoles, TimeProvider time)
        : base(
            "ledger",
            "Lists what this machine sent: when, which chat, how many messages, which click, the answer. It holds no content.",
            "x80 ledger",
            "x80 ledger --json",
            "x80 ledger --clear")
    {
        var clear = new Option<bool>("--clear") { Description = "Delete every line." };
        var folder = new PersonalFolderOption();
        var json = new JsonOption();
        Options.Add(clear);
        Options.Add(folder);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new LedgerReader(consoles, time).RunAsync(
            folder.In(parsed), parsed.GetValue(clear), parsed.GetValue(json), cancellationToken));
    }
}
