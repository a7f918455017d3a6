using System.Text;
using System.Text.Json;
using X80.Cli.Accounts;
using X80.Cli.Tests.Personal;
using X80.Cli.Tests.Support;
using X80.Contract.Tokens;

namespace X80.Cli.Tests.Accounts;

/// <summary>The tool itself beside a real backend, and on Linux beside a real keyring and beside none.</summary>
public sealed class LoginTests(LoginBackend backend) : IClassFixture<LoginBackend>, IDisposable
{
    internal static readonly IReadOnlyDictionary<string, string> NoStore = new Dictionary<string, string> { ["DBUS_SESSION_BUS_ADDRESS"] = "", ["XDG_RUNTIME_DIR"] = "" };

    private readonly TemporaryFolder temporary = new();
    private readonly string address = backend.Address;
    private readonly string token = backend.Token;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Own => Path.Combine(temporary.Path, "own");

    [Fact]
    public async Task A_token_lies_in_the_keyring_serves_every_command_and_is_forgotten()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Equal(ExitCode.Done, (await RunAsync(NoStore, token, "login", "--backend", address, "--profile", "x80-test")).ExitCode);
            Assert.Equal(ExitCode.Done, (await RunAsync(NoStore, null, "logout", "--profile", "x80-test")).ExitCode);
            return;
        }

        await using var keyring = await Keyring.StartAsync(Cancel);

        var login = await RunAsync(keyring.Environment, token + "\n", "login", "--backend", address, "--json");
        Assert.Equal(ExitCode.Done, login.ExitCode);
        Assert.Equal("secret-store", AnswerOf(login.Said).GetProperty("kept").GetString());
        Assert.Contains(token, Encoding.UTF8.GetString(Convert.FromBase64String(await keyring.LookUpAsync("x80-login-default", Cancel))), StringComparison.Ordinal);
        Assert.DoesNotContain(token, login.Said + await AllFilesAsync(), StringComparison.Ordinal);

        var who = AnswerOf((await RunAsync(keyring.Environment, null, "whoami", "--json")).Said);
        Assert.Equal(("Rui [Prado]", new Uri(address).AbsoluteUri, "default", "X80 CRM"),
            (who.GetProperty("member").GetString(), who.GetProperty("backend").GetString(), who.GetProperty("profile").GetString(), who.GetProperty("crm").GetString()));

        // It goes past the token, and ends where the browser is missing.
        var opened = await RunAsync(new Dictionary<string, string>(keyring.Environment) { ["X80_BROWSER"] = "/nowhere/browser" }, null, "open");
        Assert.Contains("navigator.webdriver", opened.Said, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, (await RunAsync(keyring.Environment, null, "logout")).ExitCode);
        Assert.Equal("", await keyring.LookUpAsync("x80-login-default", Cancel));
        var after = await RunAsync(keyring.Environment, null, "whoami");
        Assert.Equal(ExitCode.Usage, after.ExitCode);
        Assert.Contains("There is no token.", after.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_store_nothing_is_kept_unless_a_plain_file_is_accepted_which_is_its_owners_alone()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.NotEqual("", AccountDesk.PlainWarning);
            return;
        }

        var refused = await RunAsync(NoStore, token, "login", "--backend", address);
        Assert.Equal(ExitCode.ToolFailed, refused.ExitCode);
        Assert.Contains("--insecure-storage", refused.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(token, await AllFilesAsync(), StringComparison.Ordinal);

        var kept = await RunAsync(NoStore, token, "login", "--backend", address, "--insecure-storage", "--profile", "work");
        Assert.Equal(ExitCode.Done, kept.ExitCode);
        Assert.Contains(AccountDesk.PlainWarning, kept.Said, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Own, "login-work")));

        Assert.Equal(ExitCode.Done, (await RunAsync(NoStore, null, "logout", "--profile", "work")).ExitCode);
        Assert.DoesNotContain(token, await AllFilesAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_none_or_that_the_backend_does_not_take_is_not_kept()
    {
        var (typo, unknown) = (token[..^1] + (token[^1] == 'a' ? 'b' : 'a'), X80Token.NewRandom().Reveal());
        foreach (var (given, where, code, why) in new[]
        {
            ("not a token", address, ExitCode.Usage, "neither a code nor a token"),
            (typo, address, ExitCode.CheckFailed, "it was mistyped or cut"),
            (typo, "http://127.0.0.1:9/", ExitCode.ToolFailed, "check letters are not right"),
            (unknown, address, ExitCode.CheckFailed, "unknown there, expired or revoked"),
            (token, "http://127.0.0.1:9/", ExitCode.ToolFailed, "could not be reached"),
            (token, "http://x80.example/", ExitCode.Usage, "https only"),
        })
        {
            var run = await CliRun.WithInputAsync(given, "login", "--backend", where, "--insecure-storage", "--data", Own);

            Assert.Equal(code, run.ExitCode);
            Assert.Contains(why, run.Words, StringComparison.Ordinal);
            Assert.DoesNotContain(given, run.Data + run.Words, StringComparison.Ordinal);
            Assert.DoesNotContain(given, await AllFilesAsync(), StringComparison.Ordinal);
        }
    }

    public void Dispose() => temporary.Dispose();

    private Task<(int ExitCode, string Said)> RunAsync(IReadOnlyDictionary<string, string> session, string? input, params string[] words) => ChildProcess.RunAsync(
        "dotnet", [typeof(CommandTree).Assembly.Location, .. words, "--data", Own], temporary.Directory,
        new Dictionary<string, string>(session) { ["X80_TOKEN"] = "", ["X80_BACKEND_URL"] = "" }, Cancel, input ?? "");

    private static JsonElement AnswerOf(string said) => JsonSerializer.Deserialize<JsonElement>(said.Split('\n').Single(line => line.StartsWith('{')));

    private async Task<string> AllFilesAsync()
    {
        var texts = new StringBuilder();
        foreach (var file in Directory.Exists(Own) ? Directory.EnumerateFiles(Own, "*", SearchOption.AllDirectories) : [])
        {
            texts.Append(await File.ReadAllTextAsync(file, Cancel));
        }

        return texts.ToString();
    }
}
