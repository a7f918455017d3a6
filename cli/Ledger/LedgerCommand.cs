using System.CommandLine;
using X80.Cli.Accounts;
using X80.Cli.Personal;
using X80.Cli.Running;

namespace X80.Cli.Ledger;

/// <summary><c>x80 ledger</c>: what this machine ever sent (HUMAN-9), what the backend holds, and an end to both.</summary>
internal sealed class LedgerCommand : ExampledCommand
{
    public LedgerCommand(Consoles consoles, TimeProvider time)
        : base(
            "ledger",
            "Lists what this machine sent: when, which chat, how many messages, which click, the answer. It holds no content.",
            "x80 ledger",
            "x80 ledger --json",
            "x80 ledger --compare",
            "x80 ledger --clear")
    {
        var clear = new Option<bool>("--clear") { Description = "Delete every line." };
        var compare = new Option<bool>("--compare")
        {
            Description = "Ask the backend for its own trail, and list what it has and this machine never sent. Ends with 1 if there is any.",
        };
        var backend = new BackendOption();
        var profile = new ProfileOption();
        var folder = new PersonalFolderOption();
        var json = new JsonOption();
        Validators.Add(result =>
        {
            if (result.GetValue(clear) && result.GetValue(compare))
            {
                result.AddError("--clear and --compare do not stand together.");
            }
        });
        Options.Add(clear);
        Options.Add(compare);
        Options.Add(backend);
        Options.Add(profile);
        Options.Add(folder);
        Options.Add(json);
        Subcommands.Add(new HeldCommand(consoles, time));
        Subcommands.Add(new EraseCommand(consoles, time));
        SetAction(async (parsed, cancellationToken) => parsed.GetValue(compare)
            ? await new LedgerComparer(
                consoles, time, await OwnBackend.FindAsync(AccessFinder.OfProcess, parsed, folder, profile, backend, time, cancellationToken))
                .RunAsync(parsed.GetValue(json), cancellationToken)
            : await new LedgerReader(consoles, time).RunAsync(folder.In(parsed), parsed.GetValue(clear), parsed.GetValue(json), cancellationToken));
    }
}
