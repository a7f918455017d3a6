using X80.Cli.Personal;
using X80.Cli.Running;

namespace X80.Cli.Accounts;

/// <summary><c>x80 logout</c>.</summary>
internal sealed class LogoutCommand : ExampledCommand
{
    public LogoutCommand(AccountDesk desk)
        : base("logout", "Forgets the token on this machine. Revoking it is the backend's web app's.", "x80 logout", "x80 logout --profile work --json")
    {
        var profile = new ProfileOption();
        var folder = new PersonalFolderOption();
        Options.Add(profile);
        var json = new JsonOption();
        Options.Add(folder);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => desk.LogOutAsync(folder.In(parsed), parsed.GetRequiredValue(profile), parsed.GetValue(json), cancellationToken));
    }
}
