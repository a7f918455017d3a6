using X80.Cli.Tests.Conventions;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Proofs;

/// <summary>Runs the real <c>.ci/prove</c> in a repository of its own: what it keeps is what the rule takes.</summary>
public sealed class ProveScriptTests : IAsyncLifetime
{
    private const string Table = """
        | name | command | must print | speaks of |
        |---|---|---|---|
        | `whole` | `printf 'a "line" of 12\n'` | `of [0-9]+`, `^a` | `source` |
        | `broken` | `echo of 12 && exit 3` | `of [0-9]+` | `source` |
        | `silent` | `true` | `of [0-9]+` | `source` |

        ## Not yet proved

        - `broken`
        - `silent`

        """;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Key => Path.Combine(folder.Path, "private.pem");

    private string Repository => Path.Combine(folder.Path, "repository");

    public async ValueTask InitializeAsync()
    {
        await WriteAsync(".ci/prove", RepositoryView.OfTree().Files.Single(file => file.Path == ".ci/prove").Text);
        await WriteAsync("docs/proofs/README.md", Table);
        await WriteAsync("source", "one\n");
        await BashAsync("git init -q && git add . && git -c user.name=x -c user.email=x@example.com commit -qm first && bash .ci/prove --new-key " + Key);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_it_keeps_is_signed_and_good()
    {
        await BashAsync("bash .ci/prove whole");

        Assert.Empty(new ProofRule(TimeProvider.System).Faults(await ViewAsync()));
        var result = (await ViewAsync()).Files.Single(file => file.Path == "docs/proofs/results/whole.json").Text;
        Assert.Contains("\"a \\\"line\\\" of 12\"", result, StringComparison.Ordinal);
        Assert.Contains((await BashAsync("git rev-parse HEAD")).Trim(), result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_whether_the_source_is_still_the_same()
    {
        await BashAsync("bash .ci/prove whole");
        var before = await BashAsync("bash .ci/prove --list");

        await WriteAsync("source", "two\n");
        await BashAsync("git -c user.name=x -c user.email=x@example.com commit -qam second");
        var after = await BashAsync("bash .ci/prove --list");

        Assert.DoesNotContain("on other source", before, StringComparison.Ordinal);
        Assert.Contains("passed, on other source than today's", after, StringComparison.Ordinal);
        Assert.Contains("not yet proved", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("silent")]
    public async Task What_fails_or_does_not_print_what_it_must_is_kept_as_failed(string proof)
    {
        await BashAsync($"! bash .ci/prove {proof}");
        await WriteAsync("docs/proofs/README.md", Table.Replace($"- `{proof}`\n", "", StringComparison.Ordinal).Replace("- `", "- `whole`\n- `", StringComparison.Ordinal));

        Assert.Equal([$"{proof} did not pass: mend what it found, then run .ci/prove {proof}"], new ProofRule(TimeProvider.System).Faults(await ViewAsync()));
    }

    [Theory]
    [InlineData("echo more >>source; bash .ci/prove whole", "commit first")]
    [InlineData("X80_PROOF_KEY= bash .ci/prove whole", "--new-key")]
    [InlineData("bash .ci/prove nothing", "there is no proof 'nothing'")]
    [InlineData("bash .ci/prove --new-key docs/key.pem", "does not lie in the repository")]
    [InlineData("bash .ci/prove --new-key $X80_PROOF_KEY", "is not overwritten")]
    public async Task It_refuses_and_keeps_nothing(string command, string why)
    {
        Assert.Contains(why, await BashAsync($"! ({command})"), StringComparison.Ordinal);

        Assert.DoesNotContain((await ViewAsync()).Files, file => file.IsUnder("docs/proofs/results") || file.Text.Contains("PRIVATE KEY-", StringComparison.Ordinal));
    }

    private async Task WriteAsync(string path, string text)
    {
        var file = Path.Combine(Repository, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, Cancel);
    }

    private async Task<string> BashAsync(string command)
    {
        var environment = new Dictionary<string, string> { ["X80_PROOF_KEY"] = Key };
        var (code, said) = await ChildProcess.RunAsync("bash", ["-c", command], new DirectoryInfo(Repository), environment, Cancel);
        Assert.True(code == 0, $"{command}: {code}\n{said}");
        return said;
    }

    private async Task<RepositoryView> ViewAsync()
    {
        var files = (await BashAsync("git ls-files -co")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(files.Select(path => new RepositoryFile(path, File.ReadAllBytes(Path.Combine(Repository, path)))));
    }
}
