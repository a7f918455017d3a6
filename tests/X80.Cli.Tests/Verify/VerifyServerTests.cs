using System.Text.Json;
using X80.Cli.Tests.Support;
using X80.Conformance;
using X80.Contract.Tokens;

namespace X80.Cli.Tests.Verify;

/// <summary><c>x80 verify server</c> as a stranger runs it: two processes, tokens in the environment, a probe by command.</summary>
public sealed class VerifyServerTests
{
    private static readonly string Tool = typeof(CommandTree).Assembly.Location;

    [Fact]
    public async Task A_running_reference_server_passes_every_case_at_L3()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        string[] data = ["--data", Path.Combine(folder.Path, "data")];
        using var server = CliProcess.Start(["server", "run", "--urls", "http://127.0.0.1:0", "--json", .. data]);
        var place = JsonSerializer.Deserialize<JsonElement>((await server.StandardOutput.ReadLineAsync(cancellationToken))!);
        var member = (await CliRun.OfAsync(["server", "token", "create", "--member", "Rui Prado", .. data])).Data.Trim();
        var second = (await CliRun.OfAsync(["server", "token", "create", "--member", "Ines Prado", .. data])).Data.Trim();

        var (exitCode, said) = await VerifyAsync(
            folder,
            member,
            second,
            "--url", place.GetProperty("address").GetString()!,
            "--probe", $"dotnet {Tool} server probe --data {data[1]}",
            "--report", Path.Combine(folder.Path, "report"));
        await CliProcess.InterruptAsync(server, cancellationToken);
        await server.WaitForExitAsync(cancellationToken);

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Contains("sight L3 · 6 cases", said, StringComparison.Ordinal);
        Assert.Equal(6, said.Split('\n').Count(line => line.StartsWith("  PASS", StringComparison.Ordinal)));
        Assert.DoesNotContain(member, said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "report", "report.html")));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/", "", ExitCode.ToolFailed, "Nothing answers at http://127.0.0.1:9/")]
    [InlineData("127.0.0.1", "", ExitCode.Usage, "--url is an absolute http or https address")]
    [InlineData("http://127.0.0.1:9/", "NOPE-1/", ExitCode.Usage, "No case matches 'NOPE-1/'")]
    public async Task What_cannot_be_judged_says_why_and_is_never_green(string url, string only, int expected, string sentence)
    {
        using var folder = new TemporaryFolder();
        string[] filter = only.Length == 0 ? [] : ["--only", only];

        var (exitCode, said) = await VerifyAsync(
            folder, X80Token.NewRandom().Reveal(), X80Token.NewRandom().Reveal(), ["--url", url, .. filter]);

        Assert.Equal(expected, exitCode);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("PASS", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_it_says_how_to_get_one()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, said) = await VerifyAsync(folder, "", "", "--url", "http://127.0.0.1:9/");

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("x80 server token create --member NAME", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_names_every_case_once()
    {
        var run = await CliRun.OfAsync("verify", "list");

        var ids = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToArray();
        Assert.Equal(ServerVerification.Cases.Concat(ClientVerification.Cases).Select(each => each.Id).Order(StringComparer.Ordinal), ids);
    }

    private static Task<(int ExitCode, string Said)> VerifyAsync(TemporaryFolder folder, string member, string second, params string[] arguments) =>
        ChildProcess.RunAsync(
            "dotnet",
            [Tool, "verify", "server", .. arguments],
            folder.Directory,
            new Dictionary<string, string> { ["X80_TOKEN"] = member, ["X80_TOKEN_SECOND"] = second },
            TestContext.Current.CancellationToken);
}
