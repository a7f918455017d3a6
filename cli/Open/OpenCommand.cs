using System.CommandLine;
using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Harness;
using X80.Sdk.Tokens;

namespace X80.Cli.Open;

/// <summary><c>x80 open</c>: the real channel in a headed browser, for a real person.</summary>
internal sealed class OpenCommand : ExampledCommand
{
    public OpenCommand(Consoles consoles, TimeProvider time)
        : base(
            "open",
            "Opens the channel's real site in a browser with the sidebar beside it. For attended checks; the token is read from X80_TOKEN.",
            "x80 open --backend https://x80.example/",
            "x80 open --backend http://127.0.0.1:8080/ --channel whatsapp")
    {
        var channel = new ChannelOption();
        var backend = new Option<Uri>("--backend")
        {
            Description = "The backend's address: https, or http on this machine.",
            Required = true,
            CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var given) ? given : Missing(result),
            HelpName = "URL",
        };
        var folder = new PersonalFolderOption();
        var json = new JsonOption();
        Options.Add(channel);
        Options.Add(backend);
        Options.Add(folder);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new OpenRunner(
            consoles, time, new EnvironmentTokenSource(), (own, cancel) => own.FindSecretsAsync(cancel), HarnessSession.StartAsync).RunAsync(
            new OpenRequest(channel.In(parsed), parsed.GetRequiredValue(backend), folder.In(parsed), parsed.GetValue(json)), cancellationToken));
    }

    private static Uri? Missing(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--backend is a whole address, such as https://x80.example/.");
        return null;
    }
}
