using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Demo;

/// <summary><c>x80 demo</c>: everything on this machine, nothing sent anywhere.</summary>
internal sealed class DemoCommand : ExampledCommand
{
    public DemoCommand(Consoles consoles)
        : base(
            "demo",
            "Shows the whole path on this machine: a practice chat, the sidebar, a backend, a note in a CRM.",
            "x80 demo",
            "x80 demo --auto --out ./x80-demo",
            "x80 demo --channel ./acme-chat/channel/channel.json")
    {
        var channel = new ChannelOption();
        var auto = new Option<bool>("--auto") { Description = "Play the person's part, check every step, leave screenshots." };
        var keep = new Option<bool>("--keep") { Description = "Keep the backend's data afterwards." };
        var album = new Option<DirectoryInfo>("--out")
        {
            Description = "Where screenshots go.",
            DefaultValueFactory = _ => new DirectoryInfo("x80-demo"),
            HelpName = "DIR",
        };
        var json = new JsonOption();
        Options.Add(channel);
        Options.Add(auto);
        Options.Add(keep);
        Options.Add(album);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new DemoRunner(consoles).RunAsync(
            new DemoRequest(channel.In(parsed), parsed.GetValue(auto), parsed.GetValue(keep), parsed.GetRequiredValue(album), parsed.GetValue(json)),
            cancellationToken));
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;
}
