using X80.Cli.Accounts;
using X80.Cli.Personal;
using X80.Cli.Running;

namespace X80.Cli.Ledger;

/// <summary><c>x80 ledger held</c>: what the backend holds, chat by chat.</summary>
internal sealed class HeldCommand : ExampledCommand
{
    public HeldCommand(Consoles consoles, TimeProvider time)
        : base(
            "held",
            "Asks the backend what it holds of your chats: how many messages, from when to when, where the note is. It prints no content.",
            "x80 ledger held",
            "x80 ledger held --chat 3vTq0fXn6cXyN2r8b5uZ1w --json")
    {
        var chat = new ChatOption();
        var backend = new BackendOption();
        var profile = new ProfileOption();
        var folder = new PersonalFolderOption();
        var json = new JsonOption();
        Options.Add(chat);
        Options.Add(backend);
        Options.Add(profile);
        Options.Add(folder);
        Options.Add(json);
        SetAction(async (parsed, cancellationToken) => await new HeldDesk(
            consoles, time, await OwnBackend.FindAsync(AccessFinder.OfProcess, parsed, folder, profile, backend, time, cancellationToken))
            .TellAsync(parsed.GetValue(chat), parsed.GetValue(json), cancellationToken));
    }
}
