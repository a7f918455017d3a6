using Microsoft.Extensions.Time.Testing;
using Spectre.Console;
using Spectre.Console.Testing;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Speaking;

/// <summary>How much the tool says, and when.</summary>
public sealed class SpeechTests
{
    [Fact]
    public async Task Quiet_leaves_the_answer_and_the_failures()
    {
        using var folder = new TemporaryFolder();

        var nothing = await CliRun.OfAsync("-q", "ledger", "--data", folder.Path);
        var answer = await CliRun.OfAsync("guard", "check", "--quiet", "https://web.whatsapp.com/");
        var failure = await CliRun.OfAsync("whoami", "-q", "--data", folder.Path, "--backend", "http://x80.example/");

        Assert.Equal(("", "", ExitCode.Done), (nothing.Data, nothing.Words, nothing.ExitCode));
        Assert.StartsWith("load", answer.Data, StringComparison.Ordinal);
        Assert.Contains("There is no token.", failure.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_colours_nothing_but_the_words_is_written(bool isDropped)
    {
        using var words = new TestConsole().EmitAnsiSequences();
        words.Profile.Capabilities.ColorSystem = ColorSystem.TrueColor;
        var consoles = new Consoles(TextWriter.Null, words, () => Stream.Null);
        if (isDropped)
        {
            consoles.DropColors();
        }

        consoles.Warn("look [here]");

        Assert.Equal(!isDropped, words.Output.Contains('\u001b'));
        Assert.Contains("look [here]", words.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--no-color", "")]
    [InlineData("-q", "1")]
    public async Task The_option_and_the_variable_drop_them(string option, string variable)
    {
        using var folder = new TemporaryFolder();
        var (_, said) = await ChildProcess.RunAsync(
            OperatingSystem.IsLinux() ? "script" : "dotnet",
            OperatingSystem.IsLinux()
                ? ["-q", "-e", "-c", $"dotnet '{typeof(CommandTree).Assembly.Location}' whoami {option} --data '{folder.Path}' --backend http://x80.example/", "/dev/null"]
                : [typeof(CommandTree).Assembly.Location, "whoami", option, "--data", folder.Path],
            folder.Directory,
            new Dictionary<string, string> { ["NO_COLOR"] = variable, ["TERM"] = "xterm-256color", ["X80_TOKEN"] = "", ["X80_BACKEND_URL"] = "" },
            TestContext.Current.CancellationToken);

        Assert.Contains("There is no token.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[1", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[3", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_silent_for_a_second_says_that_it_is_at_work_once()
    {
        using var words = new TestConsole();
        var time = new FakeTimeProvider();
        var work = new TaskCompletionSource<int>();
        var run = new Patience(new Consoles(TextWriter.Null, words, () => Stream.Null), time).RunAsync("x80 server backup", () => work.Task);

        time.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Equal("", words.Output);
        time.Advance(TimeSpan.FromMilliseconds(200));
        time.Advance(TimeSpan.FromMinutes(1));
        work.SetResult(ExitCode.Done);

        Assert.Equal(ExitCode.Done, await run);
        Assert.Equal("x80 server backup is at work. Ctrl-C stops it.", words.Output.Trim());
    }

    [Fact]
    public async Task One_that_speaks_itself_is_left_alone()
    {
        using var words = new TestConsole();
        var time = new FakeTimeProvider();
        var consoles = new Consoles(TextWriter.Null, words, () => Stream.Null);
        var work = new TaskCompletionSource<int>();
        var run = new Patience(consoles, time).RunAsync("x80 demo", () => work.Task);

        consoles.Say("Two windows open.");
        time.Advance(TimeSpan.FromSeconds(2));
        work.SetResult(ExitCode.Done);
        await run;

        Assert.Equal("Two windows open.", words.Output.Trim());
    }

    [Fact]
    public void What_is_counted_is_said_after_a_second_and_then_every_few()
    {
        using var words = new TestConsole();
        var time = new FakeTimeProvider();
        var count = new CountedWork(new Consoles(TextWriter.Null, words, () => Stream.Null), time, "pages", of: 900);

        foreach (var (done, passed) in new[] { (1, 0.9), (2, 0.2), (3, 4.8), (4, 0.3), (900, 1.0) })
        {
            time.Advance(TimeSpan.FromSeconds(passed));
            count.Report(done);
        }

        Assert.Equal("2 of 900 pages\n4 of 900 pages", words.Output.Trim());
    }

    [Fact]
    public void Where_nobody_knows_how_many_there_are_only_what_is_done_is_said()
    {
        using var words = new TestConsole();
        var time = new FakeTimeProvider();
        var count = new CountedWork(new Consoles(TextWriter.Null, words, () => Stream.Null), time, "entries");

        time.Advance(TimeSpan.FromSeconds(2));
        count.Report(1200);

        Assert.Equal("1200 entries", words.Output.Trim());
    }
}
