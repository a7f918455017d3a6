using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Reader;

/// <summary><c>x80 reader test</c>: fixtures, each a page and its expected reading.</summary>
internal sealed class ReaderTestCommand : ExampledCommand
{
    public ReaderTestCommand(Consoles consoles, TimeProvider time)
        : base(
            "test",
            "Reads every fixture below a folder (page.html beside expected.json) and compares. Times are read as UTC.",
            "x80 reader test ./fixtures",
            "x80 reader test ./acme-chat --channel ./acme-chat/channel/channel.json")
    {
        var channel = new ChannelOption();
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "The folder of fixtures, or one of them." };
        folder.AcceptExistingOnly();
        var json = new JsonOption();
        Arguments.Add(folder);
        Options.Add(channel);
        Options.Add(json);
        SetAction((parsed, cancellationToken) => new FixtureTest(consoles, channel.In(parsed), time).RunAsync(
            parsed.GetRequiredValue(folder), parsed.GetValue(json), cancellationToken));
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;
}
