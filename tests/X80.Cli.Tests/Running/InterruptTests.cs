using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using X80.Cli.Accounts;
using X80.Cli.Personal;
using X80.Cli.Tests.Support;
using X80.Contract.Tokens;

namespace X80.Cli.Tests.Running;

/// <summary>Ctrl-C in whatever a command is waiting for: it ends with 130 within a second.</summary>
public sealed class InterruptTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);

    // Beside other tests a process waits for its turn of the processor: there it is only seen that it ends by itself, before it would be cut off.
    private static readonly TimeSpan Allowed = Environment.GetEnvironmentVariable("X80_INTERRUPTS") is { Length: > 0 } ? Bound : TimeSpan.FromSeconds(8);

    private readonly TemporaryFolder folder = new();
    private readonly TcpListener silent = new(IPAddress.Loopback, 0);

    public InterruptTests() => silent.Start();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // By default what waits in ways of its own; X80_INTERRUPTS=all walks through every command that can be started.
    public static TheoryData<string> Lines =>
    [
        "server run --urls http://127.0.0.1:0 --data DIR/data",
        "whoami --data DIR/own",
        .. Environment.GetEnvironmentVariable("X80_INTERRUPTS") is not { Length: > 0 } ? (string[])[] :
        [
            "login --backend URL --insecure-storage --data DIR/new",
            "ledger --compare --data DIR/own",
            "ledger held --data DIR/own",
            "ledger erase --yes --data DIR/own",
            "doctor --data DIR/own",
            "practice crm --attio",
            "practice crm --affinity",
            "server probe --data DIR/made",
            "reader read DIR/page.html --watch",
            "reader drill --pages 500",
            "verify server --url URL",
            "verify client",
            "verify",
            "demo --auto --out DIR/album",
        ],
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task It_ends_with_130_within_a_second(string line)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.NotEmpty(line);
            return;
        }

        await PrepareAsync();
        var words = line.Replace("DIR", folder.Path, StringComparison.Ordinal).Replace("URL", $"http://{silent.LocalEndpoint}/", StringComparison.Ordinal).Split(' ');
        using var process = CliProcess.Start(words);

        // Each of them says within its first seconds what it is at, or that it is at work; a backend first comes up.
        while (await process.StandardError.ReadLineAsync(Cancel) is { } said && line.StartsWith("server run", StringComparison.Ordinal) && !said.Contains("Ctrl-C stops the backend", StringComparison.Ordinal))
        {
        }

        var watch = Stopwatch.StartNew();
        await CliProcess.InterruptAsync(process, Cancel);
        _ = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        Assert.True(watch.Elapsed < Allowed, $"{line} took {watch.Elapsed}");
    }

    public void Dispose()
    {
        silent.Dispose();
        folder.Dispose();
    }

    private async Task PrepareAsync()
    {
        var own = new PersonalFolder(new DirectoryInfo(Path.Combine(folder.Path, "own")));
        await new LoginBook(own, secrets: null).KeepAsync(ProfileOption.Default, new Login(new Uri($"http://{silent.LocalEndpoint}/"), X80Token.NewRandom()), Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "page.html"), "<!doctype html><title>no chat</title>\n", Cancel);
        if (Lines.Count > 2)
        {
            await CliRun.OfAsync("server", "token", "create", "--member", "Ana", "--data", Path.Combine(folder.Path, "made"));
        }
    }
}
