using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
    public async Task A_running_reference_server_passes_at_L3()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        string[] data = ["--data", Path.Combine(folder.Path, "data")];
        using var server = CliProcess.Start(["server", "run", "--urls", "http://127.0.0.1:0", "--json", .. data]);
        var place = JsonSerializer.Deserialize<JsonElement>((await server.StandardOutput.ReadLineAsync(cancellationToken))!);
        var pack = (await CliRun.OfAsync(["server", "token", "create", "--for-verify", .. data])).Data.Trim().Split('\n');
        var (member, second) = (pack[0]["X80_TOKEN=".Length..], pack[1]["X80_TOKEN_SECOND=".Length..]);

        var (exitCode, said) = await VerifyAsync(
            folder,
            member,
            second,
            "--url", place.GetProperty("address").GetString()!,
            "--only", "GATE-2/PS",
            "--probe", $"dotnet {Tool} server probe --data {data[1]}",
            "--report", Path.Combine(folder.Path, "report"));
        await CliProcess.InterruptAsync(server, cancellationToken);
        await server.WaitForExitAsync(cancellationToken);

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Contains("sight L3 · 3 cases", said, StringComparison.Ordinal);
        Assert.Equal(3, said.Split('\n').Count(line => line.StartsWith("  PASS", StringComparison.Ordinal)));
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
    public async Task Addresses_and_keys_of_the_stand_ins_are_said()
    {
        using var folder = new TemporaryFolder();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var taken = ((IPEndPoint)silent.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        Task<(int ExitCode, string Said)> With(string port) =>
            VerifyAsync(folder, X80Token.NewRandom().Reveal(), "", "--url", "http://127.0.0.1:9/", "--sink", port);

        var (unanswered, said) = await With("0");
        var (refused, why) = await With(taken);

        Assert.Equal((ExitCode.ToolFailed, ExitCode.ToolFailed), (unanswered, refused));
        Assert.Equal(
            ["Attio", "Affinity"],
            said.Split('\n').Where(line => line.Contains(" with the key ", StringComparison.Ordinal)).Select(line => line.Split(':')[0]));
        Assert.Contains("The stand-ins cannot listen.", why, StringComparison.Ordinal);
        Assert.Contains($"Something else uses port {taken} or the next one.", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_a_store_that_is_not_there_is_a_usage_error()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, said) = await VerifyAsync(
            folder, X80Token.NewRandom().Reveal(), "", "--url", "http://127.0.0.1:9/", "--volume", Path.Combine(folder.Path, "none"));

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("does not exist", said, StringComparison.Ordinal);
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
    public async Task A_report_that_cannot_be_left_is_said_before_anything_is_judged()
    {
        using var folder = new TemporaryFolder();
        var taken = Path.Combine(folder.Path, "taken");
        await File.WriteAllTextAsync(taken, "", TestContext.Current.CancellationToken);

        var (exitCode, said) = await VerifyAsync(
            folder, X80Token.NewRandom().Reveal(), X80Token.NewRandom().Reveal(), "--url", "http://127.0.0.1:9/", "--report", taken);

        Assert.Equal(ExitCode.ToolFailed, exitCode);
        Assert.Contains("The report's folder cannot be written to, so nothing was judged.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_zoo_the_suite_is_not_tried_on_itself()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, said) = await ChildProcess.RunAsync(
            "dotnet", [Tool, "verify", "self", "--zoo", Path.Combine(folder.Path, "none.dll")], folder.Directory, new Dictionary<string, string>(), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.ToolFailed, exitCode);
        Assert.Contains("There is no zoo to try the suite on.", said, StringComparison.Ordinal);
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
