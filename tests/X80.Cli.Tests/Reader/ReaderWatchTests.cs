using System.Diagnostics;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Reader;

/// <summary><c>x80 reader read --watch</c>, as an author of a pack uses it.</summary>
public sealed class ReaderWatchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Page => Path.Combine(folder.Path, "acme-chat", "practice", "page.html");

    private string Pack => Path.Combine(folder.Path, "acme-chat", "channel", "acme-chat.pack.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_saved_page_or_pack_is_read_again_and_what_changed_is_shown()
    {
        await CliRun.OfAsync("new", "channel", "acme-chat", "--into", folder.Path);
        using var watch = CliProcess.Start("reader", "read", Page, "--channel", Path.Combine(folder.Path, "acme-chat", "channel", "channel.json"), "--watch");
        Assert.StartsWith("page.html: read 3 of 3 rows", await watch.StandardOutput.ReadLineAsync(Cancel), StringComparison.Ordinal);
        await SaysAsync(watch, "Watching.");

        // As editors do it: a new file in the old one's place.
        await ReplaceAsync(Page, "until Friday", "until Monday");
        Assert.StartsWith("page.html: read 3 of 3 rows", await watch.StandardOutput.ReadLineAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("  messages[2].text: \"It is, until Friday.\" is now \"It is, until Monday.\"", await watch.StandardOutput.ReadLineAsync(Cancel));

        await ReplaceAsync(Pack, "\"stages\"", "\"stages");
        await SaysAsync(watch, "That channel cannot be used.");

        await ReplaceAsync(Pack, "\"stages", "\"stages\"", "header h1", "header h2");
        Assert.StartsWith("page.html: refused at title", await watch.StandardOutput.ReadLineAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("  outcome: \"read\" is now \"refused\"", await watch.StandardOutput.ReadLineAsync(Cancel));

        await ReplaceAsync(Pack, "header h2", ":hass(h1)");
        Assert.Equal("page.html: refused at script: page-gone", await watch.StandardOutput.ReadLineAsync(Cancel));
        await SaysAsync(watch, "a selector of the pack is none");

        // Ctrl-C ends the browser, too, and here in the middle of a reading: that is no failure of the command.
        await ReplaceAsync(Pack, ":hass(h1)", "header h1");
        await CliProcess.InterruptAsync(watch, Cancel);
        await SaysAsync(watch, "Stopped.");
        await watch.WaitForExitAsync(Cancel);
        Assert.Equal(ExitCode.Cancelled, watch.ExitCode);
    }

    private static async Task SaysAsync(Process watch, string words)
    {
        while (await watch.StandardError.ReadLineAsync(Cancel) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"It ended before it said: {words}");
    }

    private static async Task ReplaceAsync(string file, params string[] pairs)
    {
        var text = await File.ReadAllTextAsync(file, Cancel);
        for (var at = 0; at < pairs.Length; at += 2)
        {
            Assert.Contains(pairs[at], text, StringComparison.Ordinal);
            text = text.Replace(pairs[at], pairs[at + 1], StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(file + ".new", text, Cancel);
        File.Move(file + ".new", file, overwrite: true);
    }
}
