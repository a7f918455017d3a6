using System.CommandLine;
using X80.Cli.Reader.Recording;
using X80.Cli.Running;
using X80.Cli.Speaking;

namespace X80.Cli.Reader;

/// <summary><c>x80 reader record</c>: a saved page as a fixture without anything that it says.</summary>
internal sealed class ReaderRecordCommand : ExampledCommand
{
    public ReaderRecordCommand(Consoles consoles, TimeProvider time)
        : base(
            "record",
            "Turns a saved page into a fixture of the same shape with invented words, names, ids and times. Checks that it reads alike and that nothing of the page is left, and saves nothing otherwise. The page on screen is recorded from x80 open --record.",
            "x80 reader record chat.html --into ./fixtures/group-with-poll")
    {
        var channel = new ChannelOption();
        var page = new Argument<FileInfo>("PAGE") { Description = "A saved page with a chat open." };
        page.AcceptExistingOnly();
        var folder = new Option<DirectoryInfo>("--into") { Description = "The fixture's folder: a new one.", Required = true };
        Arguments.Add(page);
        Options.Add(folder);
        Options.Add(channel);
        SetAction(async (parsed, cancellationToken) =>
        {
            var html = await File.ReadAllTextAsync(parsed.GetRequiredValue(page).FullName, cancellationToken);
            var into = parsed.GetRequiredValue(folder);
            return await SayAsync(consoles, into, await new FixtureRecorder(consoles, channel.In(parsed), time).RecordAsync(html, into, cancellationToken));
        });
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;

    /// <returns>A failed check where the recorded page reads otherwise, or something of the page stands in it.</returns>
    private static async Task<int> SayAsync(Consoles consoles, DirectoryInfo folder, RecordedPage recorded)
    {
        foreach (var problem in recorded.Problems)
        {
            await consoles.TellAsync(problem);
        }

        if (recorded.Problems.Count > 0)
        {
            consoles.Say("Nothing was saved.");
            return ExitCode.CheckFailed;
        }

        await consoles.TellAsync($"{folder}: {recorded.Messages} messages, invented");
        consoles.Say(RecordedPage.LookThrough);
        return ExitCode.Done;
    }
}
