using System.CommandLine;
using X80.Cli.Personal;
using X80.Cli.Running;

namespace X80.Cli.Accounts;

/// <summary><c>x80 login</c>: a pairing code or a token, and the token into the system's secret store.</summary>
internal sealed class LoginCommand : ExampledCommand
{
    public LoginCommand(AccountDesk desk)
        : base(
            "login",
            "Takes a pairing code or a token, typed unseen or from stdin, asks the backend whose it is, and keeps the token in this system's secret store.",
            "x80 login --backend https://x80.example/",
            "x80 login --backend http://127.0.0.1:8180/ --profile work",
            "x80 login --backend http://127.0.0.1:8180/ < token.txt")
    {
        var backend = new BackendOption { Required = true, Description = "The backend that the token is for: https, or http on this machine." };
        var profile = new ProfileOption();
        var plain = new Option<bool>("--insecure-storage") { Description = "Where there is no secret store that works, keep the token in a plain file that your account alone can read." };
        var folder = new PersonalFolderOption();
        var json = new JsonOption();
        Options.Add(backend);
        Options.Add(profile);
        Options.Add(plain);
        Options.Add(folder);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => desk.LogInAsync(
            new LoginRequest(parsed.GetRequiredValue(backend)!, parsed.GetRequiredValue(profile), folder.In(parsed), parsed.GetValue(plain), parsed.GetValue(json)),
            cancellationToken));
    }
}
