using System.CommandLine;
using X80.Cli.Reader.Recording;
using X80.Cli.Running;

namespace X80.Cli.Reader;

/// <summary><c>x80 reader record</c>: a saved page as a fixture without anything that it says.</summary>
internal sealed class ReaderRecordCommand : ExampledCommand
{
    public ReaderRecordCommand(Consoles consoles, TimeProvider time)
        : base(
            "record",
            "Turns a saved page into a fixture of the same shape with invented words, names, ids and times. Checks that it reads alike and that nothing of the page is left, and saves nothing otherwise.",
            "x80 reader record chat.html --into ./fixtures/group-with-poll")
    {
        var channel = new ChannelOption();
        var page = new Argument<FileInfo>("PAGE") { Description = "A saved page with a chat open." };
        page.AcceptExistingOnly();
        var folder = new Option<DirectoryInfo>("--into") { Description = "The fixture's folder: a new one.", Required = true };
        Arguments.Add(page);
        Options.Add(folder);
        Options.Add(channel);
        SetAction((parsed, cancellationToken) => new FixtureRecorder(consoles, channel.In(parsed), time).RecordAsync(
            parsed.GetRequiredValue(page), parsed.GetRequiredValue(folder), cancellationToken));
    }
}
