using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO.Pipelines;
using X80.Cli.Running;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Running;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("an unknown command", "gaurd")]
    [InlineData("no command at all")]
    [InlineData("a group without its command", "guard")]
    [InlineData("a missing argument", "guard", "check")]
    [InlineData("an unknown option", "guard", "check", "--nope", "https://example.com/")]
    [InlineData("a value that is not one of the words", "guard", "check", "--context", "sideways", "https://example.com/")]
    [InlineData("a number that is none", "server", "token", "create", "--member", "Ana", "--days", "abc")]
    [InlineData("a member without a name", "server", "token", "create", "--member", " ")]
    [InlineData("an address that is none", "verify", "server", "--url", "ftp://example.com/")]
    [InlineData("an unknown channel", "guard", "check", "--channel", "pigeon", "https://example.com/")]
    public async Task Not_being_understood_is_2_and_names_the_help(string what, params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.True(run.ExitCode == ExitCode.Usage, what);
        Assert.Equal("", run.Data);
        Assert.Contains("--help", run.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gaurd", "Unrecognized command or argument 'gaurd'.\nSee: x80 --help\n")]
    [InlineData("guard", "Required command was not provided.\nSee: x80 guard --help\n")]
    public async Task A_word_that_is_no_command_and_a_missing_one_are_told_apart(string typed, string words) =>
        Assert.Equal(words, (await CliRun.OfAsync(typed)).Words.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("--sink takes a whole number, and 'x' is none.\nSee: x80 verify server --help\n", "verify", "server", "--url", "http://127.0.0.1:9", "--sink", "x")]
    [InlineData("--drain-seconds takes a whole number, and '7s' is none.\nSee: x80 server run --help\n", "server", "run", "--drain-seconds", "7s")]
    public async Task A_number_that_is_none_is_said_in_a_persons_words(string words, params string[] arguments) =>
        Assert.Equal(words, (await CliRun.OfAsync(arguments)).Words.ReplaceLineEndings("\n"));

    [Fact]
    public async Task Help_is_0_on_stdout()
    {
        var run = await CliRun.OfAsync("guard", "check", "--help");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("--gesture", run.Data, StringComparison.Ordinal);
        Assert.Contains("Examples:\n  x80 guard check https://web.whatsapp.com/", run.Data.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("", run.Words);
    }

    [Fact]
    public async Task Cancelling_a_running_command_is_130()
    {
        var endless = new Pipe();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = CliRun.OfAsync(endless.Reader.AsStream(), ["guard", "check", "-"], cancel.Token);
        Assert.False(running.IsCompleted);

        await cancel.CancelAsync();

        Assert.Equal(ExitCode.Cancelled, (await running).ExitCode);
    }

    [Fact]
    public async Task An_interrupted_process_ends_with_130()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = CliProcess.Start("guard", "check", "-");
        await process.StandardInput.WriteAsync("https://web.whatsapp.com/\n");
        await process.StandardInput.FlushAsync(cancellationToken);
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(cancellationToken));

        await CliProcess.InterruptAsync(process, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
    }

    [Fact]
    public void Every_command_has_an_example_that_the_tree_understands()
    {
        using var words = new Spectre.Console.Testing.TestConsole();
        var root = CommandTree.Create(new Consoles(TextWriter.Null, words, () => Stream.Null), TimeProvider.System);

        Assert.All(Below(root), command =>
        {
            var examples = Assert.IsType<ExampledCommand>(command, exactMatch: false).Examples;
            Assert.NotEmpty(examples);
            Assert.All(examples, example => Assert.DoesNotContain(root.Parse(WithoutShell(example)).Errors, error => !IsAboutAnInventedFile(error)));
        });
    }

    private static bool IsAboutAnInventedFile(ParseError error) => error.Message.Contains("does not exist", StringComparison.Ordinal);

    private static IEnumerable<Command> Below(Command command) =>
        command.Subcommands.SelectMany(sub => Below(sub).Prepend(sub));

    /// <summary>The part that x80 gets: from after <c>x80</c> to a pipe or redirection.</summary>
    private static string WithoutShell(string example)
    {
        var from = example.IndexOf("x80 ", StringComparison.Ordinal) + "x80 ".Length;
        return example[from..].Split(" | ")[0].Split(" > ")[0].Split(" < ")[0];
    }
}
