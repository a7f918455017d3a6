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

    private static readonly string Chosen = Environment.GetEnvironmentVariable("X80_INTERRUPTS") ?? "";

    private static readonly bool IsAll = Chosen.Length > 0;

    // Beside other work a process waits for its turn of the processor: there it is only seen that it ends by itself, before it would be cut off.
    private static readonly TimeSpan Allowed = Chosen == "all" ? Bound : TimeSpan.FromSeconds(8);

    private readonly TemporaryFolder folder = new();
    private FileStream? starting;
    private readonly TcpListener silent = new(IPAddress.Loopback, 0);

    public InterruptTests() => silent.Start();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Before a line: with a browser that starts and never answers.</summary>
    private const string NoBrowser = "(stuck) ";

    /// <summary>Before a line: with a token to ask with, since the command ends by itself without one.</summary>
    private const string WithToken = "(token) ";

    /// <summary>What was typed, and after a bar what it says before Ctrl-C is pressed; without one it says that it is at work.</summary>
    private static readonly string[] Usual =
    [
        "server run --urls http://127.0.0.1:0 --data DIR/data|Ctrl-C stops the backend",
        "whoami --data DIR/own",
    ];

    // X80_INTERRUPTS=all walks through every command that takes longer than a moment, each within a second; "ends" without counting seconds.
    private static readonly string[] All =
    [
        .. Usual,
        "login --backend URL --insecure-storage --data DIR/new|Waiting for",
        "ledger --compare --data DIR/own|Asking the backend",
        "ledger held --data DIR/own|Asking the backend",
        "ledger erase --yes --data DIR/own|Asking the backend",
        "doctor --data DIR/own|Looking at",
        "guard check -",
        "practice page|answers at",
        "practice crm --attio|answers at",
        "practice crm --affinity|answers at",
        "server probe --data DIR/made",
        "server token create --member Rui --data DIR/made",
        "server token list --data DIR/made",
        "server token revoke 3vTq0fXn6cXyN2r8b5uZ1w --data DIR/made",
        "server sign-in --member Ana --data DIR/made",
        "server keys rotate --data DIR/made",
        "server audit verify --data DIR/made",
        "server backup --data DIR/made --to DIR/backup",
        "server migrate --database postgres://ana@ADDRESS/x80 --runtime-role rui",
        "reader read DIR/page.html --watch|Watching.",
        NoBrowser + "reader test DIR/fixtures",
        NoBrowser + "reader record DIR/page.html --into DIR/recorded",
        "reader drill --pages 5000",
        "reader drill --pages 5000|of 5000 pages",
        "reader pack fetch URLa.pack.json --key DIR/keys/x80-packs.public.pem --into DIR/packs",
        WithToken + "verify server --url URL",
        "verify client",
        "verify client|(1 of",
        "verify",
        "verify|(40 of",
        "verify self",
        "demo --auto --out DIR/album",
        "demo --auto --out DIR/album|Screenshots:",
    ];

    /// <summary>Commands that have nothing to wait for, and two that end where their database or a person is missing.</summary>
    private static readonly string[] OverInAMoment =
    [
        "completion", "ledger", "logout", "new channel", "new client", "permissions explain", "reader pack lint", "reader pack sign", "reader pack verify",
        "verify diff", "verify judge", "verify list", "verify replay", "server restore", "open",
    ];

    public static TheoryData<string> Lines => [.. IsAll ? All : Usual];

    // Files that a backend makes one after the other while it starts.
    public static TheoryData<string> Moments => ["data/start.lock", "data/x80.db", "data-keys", "data/server.lock"];

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
        var (words, moment) = line.Split('|') is [var typed, var told] ? (typed, told) : (line, "Ctrl-C stops it.");
        using var process = Start(words);
        bool isAtWork;
        do
        {
            var said = await process.StandardError.ReadLineAsync(Cancel);
            Assert.True(said is not null, $"{line}: it ended before it said: {moment}");
            isAtWork = said.Contains(moment, StringComparison.Ordinal);
        }
        while (!isAtWork);

        await InterruptAsync(process, line);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_backend_that_is_still_starting_does_too(string made)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.NotEmpty(made);
            return;
        }

        using var process = Start("server run --urls http://127.0.0.1:0 --data DIR/data");
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!Path.Exists(Path.Combine(folder.Path, made)) && await look.WaitForNextTickAsync(Cancel))
        {
            Assert.False(process.HasExited, made);
        }

        await InterruptAsync(process, made);
    }

    [Fact]
    public void Every_command_is_interrupted_or_over_in_a_moment()
    {
        var lines = All.Select(line => Typed(line.Split('|')[0]).Words).ToList();

        Assert.Equal(
            [],
            CommandTreeTests.Commands().Where(each => each.Command.Action is not null).Select(each => each.Path["x80 ".Length..])
                .Where(path => !OverInAMoment.Contains(path) && !lines.Any(line => line == path || line.StartsWith(path + " ", StringComparison.Ordinal))));
    }

    public void Dispose()
    {
        silent.Dispose();
        starting?.Dispose();
        folder.Dispose();
    }

    private Process Start(string line)
    {
        var (words, environment) = Typed(line);
        return CliProcess.Start(environment, words
            .Replace("DIR", folder.Path, StringComparison.Ordinal)
            .Replace("URL", $"http://{silent.LocalEndpoint}/", StringComparison.Ordinal)
            .Replace("ADDRESS", $"{silent.LocalEndpoint}", StringComparison.Ordinal)
            .Split(' '));
    }

    private (string Words, Dictionary<string, string> Environment) Typed(string line) =>
        line.StartsWith(NoBrowser, StringComparison.Ordinal) ? (line[NoBrowser.Length..], new() { ["X80_BROWSER"] = Path.Combine(folder.Path, "browser") })
        : line.StartsWith(WithToken, StringComparison.Ordinal) ? (line[WithToken.Length..], new() { ["X80_TOKEN"] = X80Token.NewRandom().Reveal() })
        : (line, []);

    private static async Task InterruptAsync(Process process, string what)
    {
        var watch = Stopwatch.StartNew();
        await CliProcess.InterruptAsync(process, Cancel);
        _ = process.StandardError.ReadToEndAsync(Cancel);
        _ = process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        Assert.True(watch.Elapsed < Allowed, $"{what}: it took {watch.Elapsed}");
    }

    private async Task PrepareAsync()
    {
        var own = new PersonalFolder(new DirectoryInfo(Path.Combine(folder.Path, "own")));
        await new LoginBook(own, secrets: null).KeepAsync(ProfileOption.Default, new Login(new Uri($"http://{silent.LocalEndpoint}/"), X80Token.NewRandom()), Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "page.html"), "<!doctype html><title>no chat</title>\n", Cancel);
        if (IsAll)
        {
            await CliRun.OfAsync("server", "token", "create", "--member", "Ana", "--data", Path.Combine(folder.Path, "made"));
            await CliRun.OfAsync("reader", "pack", "sign", "--new-key", Path.Combine(folder.Path, "keys"));
            var fixture = folder.Directory.CreateSubdirectory("fixtures/one");
            await File.WriteAllTextAsync(Path.Combine(fixture.FullName, "page.html"), "<!doctype html>\n", Cancel);
            await File.WriteAllTextAsync(Path.Combine(fixture.FullName, "expected.json"), "{}\n", Cancel);
            await ShellScript.WriteAsync(Path.Combine(folder.Path, "browser"), "exec sleep 60", Cancel);

            // A start over this folder that does not end: commands beside it wait for their turn.
            starting = new FileStream(Path.Combine(folder.Path, "made", "start.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
    }
}
