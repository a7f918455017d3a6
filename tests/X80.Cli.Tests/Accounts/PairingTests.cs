using System.Diagnostics;
using System.Text.Json;
using X80.Cli.Accounts;
using X80.Cli.Tests.Support;

namespace X80.Cli.Tests.Accounts;

/// <summary>A code from a real backend's web app, through a pipe and typed at a terminal.</summary>
public sealed class PairingTests(LoginBackend backend) : IClassFixture<LoginBackend>, IDisposable
{
    private readonly TemporaryFolder temporary = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Own => Path.Combine(temporary.Path, "own");

    [Fact]
    public async Task A_code_of_the_web_app_buys_a_token_once_is_never_shown_and_a_terminal_shows_nothing_of_it()
    {
        using var ada = await WebPerson.SetUpAsync(backend.Web);
        var code = await ada.MakeCodeAsync();
        string[] words = ["login", "--backend", backend.Address, "--insecure-storage", "--data", Own];

        var (exitCode, said) = await RunAsync($" {code.ToLowerInvariant().Insert(2, " ")} \n", [.. words, "--json"]);
        Assert.True(exitCode == ExitCode.Done, said);
        var answer = JsonSerializer.Deserialize<JsonElement>(said.Split('\n').Single(line => line.StartsWith('{')));
        Assert.Equal("Ada [Quill] 🌊 שלום", answer.GetProperty("member").GetString());
        Assert.DoesNotContain(code, said, StringComparison.OrdinalIgnoreCase);

        var again = await RunAsync(code, words);
        Assert.Equal(ExitCode.CheckFailed, again.ExitCode);
        Assert.Contains("The code opens nothing.", again.Said, StringComparison.Ordinal);

        if (OperatingSystem.IsLinux())
        {
            var next = await ada.MakeCodeAsync();
            var screen = await TypeAsync(next, [.. words, "--profile", "typed"]);
            Assert.Contains("Ada [Quill] 🌊 שלום", screen, StringComparison.Ordinal);
            Assert.DoesNotContain(next, screen, StringComparison.Ordinal);
            Assert.Contains("x80_", await File.ReadAllTextAsync(Path.Combine(Own, "login-typed"), Cancel), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ABCD-EFGH", true)]
    [InlineData("abcd efgh", true)]
    [InlineData("2345 6789", true)]
    [InlineData("ABCD-EFG", false)]
    [InlineData("ABCD-EFGHJ", false)]
    [InlineData("ABCD-EFG0", false)]
    [InlineData("ABCD-EFGI", false)]
    [InlineData("ABCD_EFGH", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_mistyped_code_is_known_before_anybody_is_asked(string? typed, bool isCode)
    {
        Assert.Equal(isCode, PairingCode.TryParse(typed, out var code));
        Assert.Equal(isCode ? "pairing code" : null, code?.ToString());
    }

    [Fact]
    public async Task What_is_neither_is_not_sent_anywhere()
    {
        var run = await CliRun.WithInputAsync("ABCD-EFG0", "login", "--backend", "http://127.0.0.1:9/", "--insecure-storage", "--data", Own);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("neither a code nor a token", run.Words, StringComparison.Ordinal);
    }

    public void Dispose() => temporary.Dispose();

    // Without a secret store: a test leaves nothing in a person's own.
    private Task<(int ExitCode, string Said)> RunAsync(string input, string[] words) => ChildProcess.RunAsync(
        "dotnet", [typeof(CommandTree).Assembly.Location, .. words], temporary.Directory, LoginTests.NoStore, Cancel, input);

    /// <summary>Runs the tool in a terminal of its own, waits for the question, and types.</summary>
    private static async Task<string> TypeAsync(string typed, string[] words)
    {
        var start = new ProcessStartInfo("script", ["-q", "-e", "-c", $"dotnet '{typeof(CommandTree).Assembly.Location}' {string.Join(' ', words)}", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in LoginTests.NoStore)
        {
            start.Environment[name] = value;
        }

        using var terminal = Process.Start(start)!;
        var screen = new System.Text.StringBuilder();
        var letters = new char[1024];
        while (!screen.ToString().Contains("a token: ", StringComparison.Ordinal) && await terminal.StandardOutput.ReadAsync(letters, Cancel) is var read and > 0)
        {
            screen.Append(letters, 0, read);
        }

        await terminal.StandardInput.WriteAsync(typed + "\r");
        await terminal.StandardInput.FlushAsync(Cancel);
        screen.Append(await terminal.StandardOutput.ReadToEndAsync(Cancel));
        terminal.StandardInput.Close();
        await terminal.WaitForExitAsync(Cancel);
        Assert.True(terminal.ExitCode == ExitCode.Done, screen.ToString());
        return screen.ToString();
    }
}
