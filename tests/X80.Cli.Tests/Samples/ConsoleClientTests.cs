using X80.Cli.Tests.Accounts;
using X80.Cli.Tests.Conventions;
using X80.Cli.Tests.Ledger;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Samples;

/// <summary>The sample that is the contract client alone, as a program of its own: its reads are quiet, its writes are loud.</summary>
public sealed class ConsoleClientTests(LoginBackend backend) : IClassFixture<LoginBackend>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_that_fails_is_said_and_the_program_ends_with_1_and_one_that_does_not_fail_takes_the_chat_back()
    {
        using var other = new OtherMachine(backend.Address, backend.Token);
        var conversation = await other.SendAsync("Ana Lima");
        await using var refuser = await WriteRefuser.StartAsync(backend.Address, Cancel);

        var refused = await RunAsync(refuser.Address, backend.Token);
        var done = await RunAsync(backend.Address, backend.Token);
        var nothingLeft = await RunAsync(backend.Address, backend.Token);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Member: Rui [Prado]", refused.Said, StringComparison.Ordinal);
        Assert.Contains("failed: gate-unavailable (503). ", refused.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("is Private", refused.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Said, StringComparison.Ordinal);
        Assert.Equal(0, done.ExitCode);
        Assert.Contains($"{conversation} is Private", done.Said, StringComparison.Ordinal);
        Assert.Equal(0, nothingLeft.ExitCode);
        Assert.DoesNotContain("is Private", nothingLeft.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_that_fails_is_a_value()
    {
        var run = await RunAsync("http://127.0.0.1:9/", backend.Token);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Member: unavailable (Unreachable)", run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Said, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Said)> RunAsync(string address, string token)
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(
            RepositoryView.Root().FullName, "samples", "console-client", "bin", build.Parent!.Name, build.Name, "X80.Samples.ConsoleClient.dll");
        return ChildProcess.RunAsync(
            "dotnet", [program], build, new Dictionary<string, string> { ["X80_BACKEND"] = address, ["X80_TOKEN"] = token }, Cancel);
    }
}
