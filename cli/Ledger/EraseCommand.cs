using System.CommandLine;
using X80.Cli.Accounts;
using X80.Cli.Personal;
using X80.Cli.Running;

namespace X80.Cli.Ledger;

/// <summary><c>x80 ledger erase</c>: withdraws one chat, or everything of a person's.</summary>
internal sealed class EraseCommand : ExampledCommand
{
    public EraseCommand(Consoles consoles, TimeProvider time)
        : base(
            "erase",
            "Withdraws what was sent of one chat, or of all of yours: it becomes Private, and messages, notes and activities are erased, in the CRM too. Cannot be undone.",
            "x80 ledger erase --chat 3vTq0fXn6cXyN2r8b5uZ1w",
            "x80 ledger erase --yes --json")
    {
        var chat = new ChatOption();
        var yes = new Option<bool>("--yes") { Description = "Do it without asking again." };
        var backend = new BackendOption();
        var profile = new ProfileOption();
        var folder = new PersonalFolderOption();
        var json = new JsonOption();
        Options.Add(chat);
        Options.Add(yes);
        Options.Add(backend);
        Options.Add(profile);
        Options.Add(folder);
        Options.Add(json);
        SetAction(async (parsed, cancellationToken) => await new HeldDesk(
            consoles, time, await OwnBackend.FindAsync(AccessFinder.OfProcess, parsed, folder, profile, backend, time, cancellationToken))
            .EraseAsync(parsed.GetValue(chat), parsed.GetValue(yes), parsed.GetValue(json), cancellationToken));
    }
}
