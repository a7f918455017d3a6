using X80.Cli.Tests.Support;
using X80.Conformance.Bundles;

namespace X80.Cli.Tests.Verify;

/// <summary>What a run leaves behind, and what can be done with it without its subject.</summary>
public sealed class EvidenceCommandTests
{
    private const string Nonce = "judge-20261127";

    [Fact]
    public async Task A_run_leaves_evidence_that_a_judge_reads_and_two_runs_are_compared()
    {
        using var folder = new TemporaryFolder();
        var (before, after) = (Path.Combine(folder.Path, "before"), Path.Combine(folder.Path, "after"));
        var bundle = Path.Combine(after, EvidenceBundle.FileName);

        var first = await CliRun.OfAsync("verify", "replay", "GATE-2/PS/1");
        var second = await RunAsync(before, "GATE-2/PS/1");
        var third = await RunAsync(after, "GATE-2/PS");

        Assert.All(new[] { first, second, third }, run => Assert.True(run.ExitCode == ExitCode.Done, run.Words + run.Data));
        Assert.Contains("attack         POST /api/ext/conversations/", first.Data, StringComparison.Ordinal);
        Assert.Contains("\"messages\":[{", first.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("x80_", first.Data, StringComparison.Ordinal);
        var judged = await CliRun.OfAsync("verify", "judge", bundle, "--nonce", Nonce, "--seal", SealIn(third.Words));
        Assert.Equal(ExitCode.Done, judged.ExitCode);
        Assert.Contains($"for a judge, nonce {Nonce}", judged.Data, StringComparison.Ordinal);
        var narrow = await CliRun.OnTerminalAsync(60, "verify", "judge", bundle);
        Assert.Contains("PASS", narrow.Data, StringComparison.Ordinal);
        Assert.All(narrow.Data.Split('\n'), line => Assert.True(line.Length <= 60, line));
        var grown = await CliRun.OfAsync("verify", "diff", Path.Combine(before, "report.json"), bundle);
        Assert.Equal(ExitCode.Done, grown.ExitCode);
        Assert.Contains("new      server GATE-2/PS/2: not there to PASS at L3", grown.Data, StringComparison.Ordinal);
        var shrunk = await CliRun.OfAsync("verify", "diff", bundle, Path.Combine(before, "report.json"));
        Assert.Equal(ExitCode.CheckFailed, shrunk.ExitCode);
        await AssertTamperedAsync(bundle);
    }

    [Theory]
    [InlineData("The file is not there.", ExitCode.Usage, "verify", "judge", "none.ndjson")]
    [InlineData("This is no evidence bundle", ExitCode.Usage, "verify", "judge", "FILE")]
    [InlineData("neither a report.json nor an evidence bundle", ExitCode.Usage, "verify", "diff", "FILE", "FILE")]
    [InlineData("There is no such case.", ExitCode.Usage, "verify", "replay", "GATE-2/PS/999")]
    [InlineData("The nonce is not of its form.", ExitCode.Usage, "verify", "client", "--nonce", "short")]
    [InlineData("The budget is too small.", ExitCode.Usage, "verify", "client", "--budget", "1")]
    [InlineData("How long to watch is not understood.", ExitCode.Usage, "verify", "client", "--for", "a while")]
    [InlineData("The part is not understood.", ExitCode.Usage, "verify", "self", "--part", "5/4")]
    [InlineData("There is no backend to judge.", ExitCode.Usage, "verify", "server")]
    [InlineData("It is not there, or may not be read.", ExitCode.Usage, "verify", "client", "--config", "none.json")]
    [InlineData("$.token is unknown or of another type.", ExitCode.Usage, "verify", "client", "--config", "FILE")]
    public async Task What_is_not_understood_has_its_own_sentence_and_is_never_green(string sentence, int exitCode, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file.json");
        await File.WriteAllTextAsync(file, """{"token":"none of a configuration's"}""", TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync([.. arguments.Select(argument => argument == "FILE" ? file : argument)]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(sentence, run.Words, StringComparison.Ordinal);
        Assert.Equal("", run.Data);
    }

    private static Task<CliRun> RunAsync(string report, string only) =>
        CliRun.OfAsync("verify", "--half", "server", "--only", only, "--report", report, "--nonce", Nonce);

    private static async Task AssertTamperedAsync(string bundle)
    {
        var text = await File.ReadAllTextAsync(bundle, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(bundle, text.Replace("403 conversation-private", "200", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var judged = await CliRun.OfAsync("verify", "judge", bundle);

        Assert.Equal(ExitCode.CheckFailed, judged.ExitCode);
        Assert.Contains("The bundle was tampered with, or is damaged, and nothing of it is believed.", judged.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("PASS", judged.Data, StringComparison.Ordinal);
        var compared = await CliRun.OfAsync("verify", "diff", bundle, bundle);
        Assert.Equal(ExitCode.CheckFailed, compared.ExitCode);
        Assert.Contains("The first one was tampered with, or is damaged.", compared.Words, StringComparison.Ordinal);
    }

    private static string SealIn(string words) => words.Split("sealed with ")[1][..64];
}
