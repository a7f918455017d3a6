using System.Globalization;
using X80.Cli.Running;
using X80.Harness;
using X80.Sdk.Reading;

namespace X80.Cli.Reader.Recording;

/// <summary>
/// Keeps the page on screen as a fixture, one for each click of a person, in folders that are counted up. What is said in the
/// sidebar tells where or why not; the places of a leak are told on the console, like those of a saved page.
/// </summary>
internal sealed class ScreenRecorder(FixtureRecorder fixtures, DirectoryInfo folder, Consoles consoles) : IPageRecorder
{
    public async Task<string> RecordAsync(OpenChatCopy page, CancellationToken cancellationToken)
    {
        var next = Next();
        try
        {
            var recorded = await fixtures.RecordAsync(page.Html, next, cancellationToken);
            foreach (var problem in recorded.Problems)
            {
                consoles.Say(problem);
            }

            return recorded.Problems.Count > 0
                ? $"Nothing was saved: something of the page would stand in the recording, or it would read otherwise ({recorded.Problems.Count} findings, on the console)."
                : $"Recorded {recorded.Messages} messages, invented, in {next.FullName}. {RecordedPage.LookThrough}";
        }
        catch (ReadRefusedException refused)
        {
            return $"Nothing was saved: the copy of the page was not read. {refused.Refusal.Sentence}";
        }
        catch (CliException failed)
        {
            return $"{failed.Page.What} {failed.Page.Why} {failed.Page.Next}";
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return $"Nothing was saved: {folder.FullName} cannot be written. Check the disk and the folder's rights, then click again.";
        }
    }

    private DirectoryInfo Next()
    {
        var number = 1;
        while (Directory.Exists(PathOf(number)))
        {
            number++;
        }

        return new DirectoryInfo(PathOf(number));
    }

    private string PathOf(int number) => Path.Combine(folder.FullName, "page-" + number.ToString(CultureInfo.InvariantCulture));
}
