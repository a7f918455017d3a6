using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Scaffolding;

/// <summary><c>x80 new channel NAME</c>: a channel as data, with its practice page and tests that are green at once.</summary>
internal sealed class NewChannelCommand : ExampledCommand
{
    public NewChannelCommand(Consoles consoles)
        : base(
            "channel",
            "Writes ./NAME/: host data, a reader pack, a practice page and tests that pass offline.",
            "x80 new channel acme-chat",
            "x80 new channel acme-chat --host chat.acme.example")
    {
        var name = new Argument<string>("NAME") { Description = "The channel's word: a-z, 0-9, '.', '_' and '-', such as acme-chat." };
        var host = new Option<string?>("--host") { Description = "The host of its web client. [default: chat.NAME.example]" };
        var into = new Option<DirectoryInfo>("--into")
        {
            Description = "The folder to write ./NAME/ into.",
            DefaultValueFactory = _ => new DirectoryInfo(Directory.GetCurrentDirectory()),
        };
        Arguments.Add(name);
        Options.Add(host);
        Options.Add(into);
        SetAction((parsed, cancellationToken) => new ChannelScaffolder(consoles).RunAsync(
            NewChannelRequest.From(parsed.GetRequiredValue(name), parsed.GetValue(host), parsed.GetRequiredValue(into)),
            cancellationToken));
    }
}
