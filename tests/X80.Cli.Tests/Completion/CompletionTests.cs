using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Completion;

/// <summary>The scripts as their shells take them: sourced, and asked what may follow.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("x80 ", "demo doctor guard ledger login server")]
    [InlineData("x80 gu", "guard")]
    [InlineData("x80 guard ch", "check")]
    [InlineData("x80 guard check --context p", "permission popup")]
    [InlineData("x80 server token --", "--help")]
    [InlineData("x80 open --channel w", "whatsapp")]
    [InlineData("x80 completion ", "bash fish zsh")]
    public async Task Bash_completes_what_the_tree_knows(string line, string expected)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.NotEmpty((await CliRun.OfAsync("completion", "bash")).Data);
            return;
        }

        var found = await AskBashAsync(line);

        Assert.All(expected.Split(' '), word => Assert.Contains(word, found));
        Assert.All(found, word => Assert.StartsWith(line.Split(' ')[^1], word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zsh", "#compdef x80")]
    [InlineData("fish", "complete -c x80")]
    public async Task The_other_shells_ask_the_tool_the_same_way(string shell, string expected)
    {
        var run = await CliRun.OfAsync("completion", shell);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Words));
        Assert.Contains(expected, run.Data, StringComparison.Ordinal);
        Assert.Contains("[suggest:", run.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_that_it_does_not_know_is_2() => Assert.Equal(ExitCode.Usage, (await CliRun.OfAsync("completion", "cmd")).ExitCode);

    public void Dispose() => folder.Dispose();

    /// <summary>Sources the script in a bash in which x80 is this build, and presses Tab at the end of a line.</summary>
    private async Task<string[]> AskBashAsync(string line)
    {
        var script = Path.Combine(folder.Path, "x80.bash");
        await File.WriteAllTextAsync(script, (await CliRun.OfAsync("completion", "bash")).Data, Cancel);
        var (code, said) = await ChildProcess.RunAsync(
            "bash",
            [
                "--norc", "-c",
                """
                x80() { dotnet "$X80_TOOL" "$@"; }
                . "$1"
                [[ $(complete -p x80) == *" -F _x80 x80" ]] || exit 9
                COMP_LINE=$2 COMP_POINT=${#2}
                read -ra COMP_WORDS <<< "$COMP_LINE"
                if [[ $COMP_LINE == *' ' ]]; then COMP_WORDS+=(""); fi
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _x80
                printf '%s\n' "${COMPREPLY[@]}"
                """,
                "bash", script, line,
            ],
            folder.Directory,
            new Dictionary<string, string> { ["X80_TOOL"] = typeof(CommandTree).Assembly.Location },
            Cancel);
        Assert.Equal(0, code);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
