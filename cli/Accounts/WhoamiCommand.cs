using X80.Cli.Personal;
using X80.Cli.Running;

namespace X80.Cli.Accounts;

/// <summary><c>x80 whoami</c>: asks the backend, each time.</summary>
internal sealed class WhoamiCommand : ExampledCommand
{
    public WhoamiCommand(AccountDesk desk)
        : base("whoami", "Asks the backend whose token this is: member, workspace, CRM, scopes.", "x80 whoami", "x80 whoami --profile work --json")
    {
        var backend = new BackendOption();
        var profile = new ProfileOption();
        var folder = new PersonalFolderOption();
        var json = new JsonOption();
        Options.Add(backend);
        Options.Add(profile);
        Options.Add(folder);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => desk.SayWhoAsync(
            folder.In(parsed), parsed.GetRequiredValue(profile), parsed.GetValue(backend), parsed.GetValue(json), cancellationToken));
    }
}
