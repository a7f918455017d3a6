using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Completion;

/// <summary>The scripts as their shells take them: installed or sourced, and asked what may follow.</summary>
public sealed class CompletionTests : IDisposable
{
    private static readonly string[] Lines =
    [
        "x80 |demo doctor guard ledger login server",
        "x80 gu|guard",
        "x80 guard check --context p|permission popup",
        "x80 server token --|--help",
        "x80 reader read cha|chat.html",
        "x80 reader read |chat.html",
    ];

    private readonly ShellTab shells = new();

    public static TheoryData<string, string, string> Asked => [.. ShellTab.Shells.SelectMany(_ => Lines, (shell, line) => (shell, line.Split('|')[0], line.Split('|')[1]))];

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task A_shell_completes_what_the_tree_knows_and_else_files(string shell, string line, string expected)
    {
        if (!ShellTab.IsThere(shell))
        {
            // Its own script is printed in any case; whether the shell takes it is seen where it is installed.
            TestContext.Current.SendDiagnosticMessage("{0} is not on this machine: its completion was not tried. .ci/install installs it.", shell);
            Assert.Contains("[suggest:", (await CliRun.OfAsync("completion", shell)).Data, StringComparison.Ordinal);
            return;
        }

        var found = await shells.PressAsync(shell, line, TestContext.Current.CancellationToken);

        var begun = line.Split(' ')[^1];
        Assert.All(expected.Split(' '), word => Assert.Contains(word, found));
        Assert.All(found, word => Assert.StartsWith(begun, word, StringComparison.Ordinal));
        Assert.True(begun.StartsWith('-') || !found.Any(word => word.StartsWith('-')), string.Join(' ', found));
    }

    [Fact]
    public async Task A_shell_that_it_does_not_know_is_2() => Assert.Equal(ExitCode.Usage, (await CliRun.OfAsync("completion", "cmd")).ExitCode);

    public void Dispose() => shells.Dispose();
}
