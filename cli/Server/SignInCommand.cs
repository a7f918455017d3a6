using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using X80.Cli.Running;
using X80.ReferenceServer;

namespace X80.Cli.Server;

/// <summary><c>x80 server sign-in</c>: for who has forgotten a password.</summary>
internal sealed class SignInCommand : ExampledCommand
{
    public SignInCommand(Consoles consoles)
        : base(
            "sign-in",
            "Prints a link that signs one browser in to the web app as a member, once, within 15 minutes.",
            "x80 server sign-in --member \"Rui Prado\" --url http://127.0.0.1:8180")
    {
        var folders = new DataFolders();
        var member = new Option<string>("--member") { Description = "Whose session it is.", Required = true, HelpName = "NAME" };
        var url = new Option<Uri>("--url")
        {
            Description = "Where the web app is opened.",
            DefaultValueFactory = _ => new Uri("http://127.0.0.1:8180"),
            CustomParser = WebAddress.Parser("--url")!,
        };
        var json = new JsonOption();
        Options.Add(member);
        Options.Add(url);
        Options.Add(json);
        folders.AddTo(this);
        SetAction((parsed, cancellationToken) => PrintAsync(
            consoles, folders.Existing(parsed), parsed.GetRequiredValue(member), parsed.GetRequiredValue(url), parsed.GetValue(json), cancellationToken));
    }

    private static async Task<int> PrintAsync(
        Consoles consoles, ServerOptions options, string name, Uri url, bool json, CancellationToken cancellationToken)
    {
        await using var app = ServerHost.Build(options);
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        var members = (await admin.ListMembersAsync(cancellationToken)).Where(known => known.Name == name).ToArray();
        if (members.Length != 1)
        {
            throw new CliException(
                ExitCode.CheckFailed,
                members.Length == 0 ? "No member has this name." : "Several members have this name.",
                "A sign-in link is one member's.",
                "See the names in the web app, under Members.");
        }

        var link = new Uri(url, await admin.CreateWebSignInAsync(members[0].Id, cancellationToken)).ToString();
        await consoles.Data.WriteLineAsync(json ? JsonSerializer.Serialize(new NewSignIn(link), CliJson.Default.NewSignIn) : link);
        consoles.Say("It works once, within 15 minutes. A new password is set under the member's name, in the first five minutes.");
        return ExitCode.Done;
    }
}
