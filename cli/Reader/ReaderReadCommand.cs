using System.CommandLine;
using X80.Cli.Running;

namespace X80.Cli.Reader;

/// <summary><c>x80 reader read</c>: saved pages, each at the channel's own address.</summary>
internal sealed class ReaderReadCommand : ExampledCommand
{
    public ReaderReadCommand(Consoles consoles, TimeProvider time)
        : base(
            "read",
            "Reads saved pages and prints what was read, or at which stage reading was refused. Times are read as UTC.",
            "x80 reader read chat.html",
            "x80 reader read chat.html other.html --json",
            "x80 reader read page.html --channel ./acme-chat/channel/channel.json",
            "x80 reader read page.html --channel ./acme-chat/channel/channel.json --watch")
    {
        var channel = new ChannelOption();
        var pages = new Argument<FileInfo[]>("PAGE") { Description = "Saved pages.", Arity = ArgumentArity.OneOrMore };
        pages.AcceptExistingOnly();
        var json = new JsonOption();
        Arguments.Add(pages);
        Options.Add(channel);
        var watch = new Option<bool>("--watch") { Description = "Read again whenever a page, or the channel's file or pack, is saved, and show what changed." };
        Options.Add(json);
        Options.Add(watch);
        SetAction((parsed, cancellationToken) =>
        {
            var readings = new PageReadings(consoles, time, parsed.GetValue(json));
            return parsed.GetValue(watch)
                ? readings.WatchAsync(() => channel.In(parsed), channel.FilesIn(parsed), parsed.GetRequiredValue(pages), cancellationToken)
                : readings.TellAsync(channel.In(parsed), parsed.GetRequiredValue(pages), cancellationToken);
        });
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;
}
