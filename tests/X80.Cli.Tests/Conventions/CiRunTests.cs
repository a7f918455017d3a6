using System.Diagnostics;

namespace X80.Cli.Tests.Conventions;

/// <summary>Runs the real <c>.ci/run</c> over a <c>dotnet</c> that only pretends, to see that it hides nothing.</summary>
public sealed class CiRunTests : IDisposable
{
    private const int TestSteps = 6;
    private const int OtherSteps = 20;
    private const string InFull = "in_full dotnet test --project tests/X80.ReferenceServer.Tests --no-build --filter-class *.HistoryTests *.RemoteHistoryTests *.CrossingTests *.KillFaults *.StepFaults *.PowerFaults *.StopFaults";
    private const string OnPostgres = "on_postgres dotnet test --project tests/X80.ReferenceServer.Tests --no-build";

    private const string Full = "X80_CROSSINGS=300 X80_CUTS=14";
    private const string FullStops = "X80_STEPS=9 X80_STOPS=3";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-ci-");

    [Theory]
    [InlineData(12, 12, 0, 0)]
    [InlineData(12, 11, 2, 1)] // one failed
    [InlineData(12, 10, 0, 2)] // two skipped, and the runner was content
    [InlineData(12, 12, 7, 1)] // all passed, and the runner still failed
    [InlineData(0, 0, 8, 1)] // no test was found
    public async Task The_last_line_counts_tests_as_the_runner_did(int total, int succeeded, int exitCode, int failures)
    {
        var (lines, code) = await RunAsync($"""
            case "$1" in test)
              echo "  total: 99"
              echo "Test run summary: whatever"
              echo "  total: {total}"
              echo "  failed: 0"
              echo "  succeeded: {succeeded}"
              exit {exitCode};;
            esac
            """);

        Assert.Equal($"{(TestSteps * succeeded) + OtherSteps} passed, {TestSteps * failures} failed", lines[^1]);
        Assert.Equal(failures > 0 ? 1 : 0, code);
        Assert.Equal(failures > 0 ? "FAILED" : "ok", ResultOf(lines, "dotnet test"));
        Assert.Equal(failures > 0 ? "FAILED" : "ok", ResultOf(lines, InFull));
        Assert.Equal(failures > 0 ? "FAILED" : "ok", ResultOf(lines, OnPostgres));
    }

    [Theory]
    [InlineData("restore")]
    [InlineData("format")]
    [InlineData("build")]
    [InlineData("run")]
    public async Task A_step_that_fails_is_counted_and_the_others_still_run(string verb)
    {
        var (lines, code) = await RunAsync($"""
            if [ "$1" = {verb} ]; then exit 3; fi
            if [ "$1" = test ]; then printf 'Test run summary: Passed!\n  total: 2\n  succeeded: 2\n'; fi
            """);

        var failures = verb == "run" ? 6 : 1;
        Assert.Equal($"{(2 * TestSteps) + OtherSteps - failures} passed, {failures} failed", lines[^1]);
        Assert.Equal(1, code);
        Assert.Equal("ok", ResultOf(lines, "dotnet test"));
    }

    [Fact]
    public async Task What_failed_is_repeated_before_the_table()
    {
        var (lines, _) = await RunAsync("""
            if [ "$1" = test ]; then
              printf 'failed A.Test (1s)\n  its reason\n'
              seq 100
              printf 'Test run summary: Failed!\n  total: 2\n  succeeded: 1\n'
            fi
            """);

        var table = Array.FindIndex(lines, line => line.StartsWith("result ", StringComparison.Ordinal));
        Assert.Equal(TestSteps, lines[(Array.LastIndexOf(lines, "100") + 1)..table].Count(line => line == "failed A.Test (1s)"));
        Assert.Contains("  its reason", lines[(Array.LastIndexOf(lines, "100") + 1)..table]);
        var inShort = lines[(Array.IndexOf(lines, "failed:") + 1)..table];
        Assert.Equal(TestSteps, inShort.Count(line => line == "failed A.Test (1s): its reason"));
    }

    [Fact]
    public async Task What_failed_in_a_program_of_tests_is_repeated_without_its_colours()
    {
        var (lines, _) = await RunAsync("""
            if [ "$1" = run ]; then
              printf '\033[31m    A.Test [FAIL]\n\033[0m      its reason\n'
              exit 1
            fi
            """);

        Assert.Contains(" A.Test [FAIL]: its reason", lines[Array.IndexOf(lines, "failed:")..]);
    }

    [Fact]
    public async Task A_runner_that_says_nothing_is_a_failure()
    {
        var (lines, code) = await RunAsync("true");

        Assert.Equal($"{OtherSteps} passed, {TestSteps} failed", lines[^1]);
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData(4_361, 0)] // Of 75 minutes so many seconds are gone that the shortest of them and a quarter does not fit any more.
    [InlineData(3_480, 8)] // All but the longest.
    [InlineData(0, 9)]
    public async Task On_a_slow_machine_what_comes_last_is_left_out_and_said(int gone, int played)
    {
        var (lines, code) = await RunAsync("""if [ "$1" = test ]; then printf 'Test run summary: Passed!\n  total: 1\n  succeeded: 1\n'; fi""", gone: gone);

        const int Late = 9;
        Assert.Equal(Late - played, lines.Count(line => line.StartsWith("left out  ", StringComparison.Ordinal)));
        Assert.Equal($"{TestSteps + OtherSteps - Late + played} passed, 0 failed", lines[^1]);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A_run_cut_short_is_a_failure()
    {
        var (lines, code) = await RunAsync("""if [ "$1" = build ]; then kill -TERM $PPID; fi""");

        Assert.EndsWith("the run was cut short", lines[^2], StringComparison.Ordinal);
        Assert.EndsWith(" passed, 1 failed", lines[^1], StringComparison.Ordinal);
        Assert.Equal(1, code);
        Assert.True(IsStopped);
    }

    [Fact]
    public async Task What_dotnet_test_has_no_time_for_is_played_in_full_and_the_servers_tests_on_each_database()
    {
        var (lines, code) = await RunAsync("""
            if [ "$1" = test ]; then
              echo "on ${X80_TEST_DATABASE:-a file}" $(env | grep '^X80_' | grep -v DATABASE | sort)
              printf 'Test run summary: Passed!\n  total: 1\n  succeeded: 1\n'
            fi
            """);

        Assert.Equal(
            [
                "on a file",
                "on a file X80_UNPRIVILEGED=1",
                $"on postgres://pretended {Full} X80_HISTORIES=500 X80_KILLS=30 X80_MUTATIONS=100 X80_REMOTE_HISTORIES=500 {FullStops}",
                "on a file X80_STIMULI=10000",
                $"on a file {Full} X80_HISTORIES=1000 X80_KILLS=30 X80_REMOTE_HISTORIES=1000 {FullStops}",
                "on a file X80_INTERRUPTS=ends",
            ],
            lines.Where(line => line.StartsWith("on ", StringComparison.Ordinal)));
        Assert.Equal($"{TestSteps + OtherSteps} passed, 0 failed", lines[^1]);
        Assert.Equal(0, code);
        Assert.True(IsStopped);
    }

    [Fact]
    public async Task Without_a_database_its_step_and_its_tests_have_failed_and_it_is_still_cleared_away()
    {
        var (lines, code) = await RunAsync(
            """if [ "$1" = test ] && [ -z "$X80_TEST_DATABASE" ]; then printf 'Test run summary: Passed!\n  total: 2\n  succeeded: 2\n'; fi""",
            "exit 4");

        Assert.Equal($"{(2 * (TestSteps - 1)) + OtherSteps - 2} passed, 3 failed", lines[^1]);
        Assert.Equal("FAILED", ResultOf(lines, "start_postgres"));
        Assert.Equal("FAILED", ResultOf(lines, OnPostgres));
        Assert.Equal("FAILED", ResultOf(lines, "on_postgres speed check"));
        Assert.Equal(1, code);
        Assert.True(IsStopped);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private bool IsStopped => File.Exists(InFolder("stopped"));

    private static string ResultOf(string[] lines, string step) =>
        lines.Last(line => line.EndsWith("  " + step, StringComparison.Ordinal)).Split(' ')[0];

    private async Task<(string[] Lines, int Code)> RunAsync(string pretence, string start = "echo postgres://pretended", int gone = 0)
    {
        var script = RepositoryView.OfTree().Files.Single(file => file.Path == ".ci/run").Text;
        folder.CreateSubdirectory(".ci");
        await File.WriteAllTextAsync(InFolder(".ci/run"), script, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(InFolder("dotnet"), $"#!/usr/bin/env bash\n{pretence}\n", TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(
            InFolder(".ci/postgres"), $"#!/usr/bin/env bash\nif [ $1 = stop ]; then touch stopped; else {start}; fi\n", TestContext.Current.CancellationToken);

        foreach (var other in (string[])["install", "newcomer", "operations", "verify", "native", "desktop-wrapper", "channels", "strangers", "self"])
        {
            await File.WriteAllTextAsync(InFolder(".ci/" + other), "#!/usr/bin/env bash\n", TestContext.Current.CancellationToken);
        }

        var info = new ProcessStartInfo("bash")
        {
            ArgumentList = { "-c", "chmod +x dotnet .ci/* && exec bash .ci/run" },
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
        };
        foreach (var variable in info.Environment.Keys.Where(name => name.StartsWith("X80_", StringComparison.Ordinal)).ToList())
        {
            info.Environment.Remove(variable);
        }

        info.Environment["PATH"] = $"{folder.FullName}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        info.Environment["SECONDS"] = $"{gone}";
        using var process = Process.Start(info)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (text.TrimEnd('\n').Split('\n'), process.ExitCode);
    }

    private string InFolder(string path) => Path.Combine(folder.FullName, path);
}
