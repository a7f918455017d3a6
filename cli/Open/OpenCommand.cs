using System.CommandLine;
using X80.Cli.Accounts;
using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Harness;
using X80.Sdk.Tokens;

namespace X80.Cli.Open;

/// <summary><c>x80 open</c>: the real channel in a headed browser, for a real person.</summary>
internal sealed class OpenCommand : ExampledCommand
{
    private readonly Consoles consoles;
    private readonly TimeProvider time;

    public OpenCommand(Consoles consoles, TimeProvider time)
        : base(
            "open",
            "Opens the channel's real site in a browser with the sidebar beside it. For attended checks; the token is the one of x80 login, or X80_TOKEN.",
            "x80 open",
            "x80 open --backend http://127.0.0.1:8080/ --channel whatsapp",
            "x80 open --record ./fixtures")
    {
        (this.consoles, this.time) = (consoles, time);
        var channel = new ChannelOption();
        var backend = new BackendOption();
        var profile = new ProfileOption();
        var folder = new PersonalFolderOption();
        var record = new Option<DirectoryInfo?>("--record")
        {
            Description = "Offers in the sidebar to save the page on screen as a fixture with invented words, in a folder of its own under this one; see x80 reader record.",
        };
        var json = new JsonOption();
        Options.Add(channel);
        Options.Add(backend);
        Options.Add(profile);
        Options.Add(folder);
        Options.Add(record);
        Options.Add(json);
        SetAction(async (parsed, cancellationToken) =>
        {
            var found = await AccessFinder.OfProcess.FindAsync(folder.In(parsed), parsed.GetRequiredValue(profile), parsed.GetValue(backend), cancellationToken);
            return await OpenAsync(new OpenRequest(channel.In(parsed), found.Login.Backend, folder.In(parsed), parsed.GetValue(json)) { RecordInto = parsed.GetValue(record) }, found.Login, cancellationToken);
        });
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;

    private Task<int> OpenAsync(OpenRequest request, Login login, CancellationToken cancellationToken) => new OpenRunner(
        consoles, time, new FixedTokenSource(login.Token), (own, cancel) => own.FindSecretsAsync(cancel), HarnessSession.StartAsync).RunAsync(request, cancellationToken);
}
