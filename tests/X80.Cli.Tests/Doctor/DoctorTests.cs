using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using X80.Cli.Accounts;
using X80.Cli.Doctor;
using X80.Cli.Doctor.Checks;
using X80.Cli.Personal;
using X80.Cli.Tests.Accounts;
using X80.Cli.Tests.Support;
using X80.Contract.Sessions;
using X80.Contract.Tokens;
using X80.Sdk.Tokens;

namespace X80.Cli.Tests.Doctor;

/// <summary>Each thing that the doctor looks at, right and wrong; the backend is a real one, or one that only pretends.</summary>
public sealed class DoctorTests(LoginBackend backend) : IClassFixture<LoginBackend>, IDisposable
{
    private readonly TemporaryFolder temporary = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PersonalFolder Folder => new(new DirectoryInfo(Path.Combine(temporary.Path, "own")));

    [Fact]
    public async Task A_real_backend_is_proved_by_a_token_that_it_knows_and_one_that_nobody_has()
    {
        var findings = await AskAsync(backend.Address, backend.Token);

        Assert.All(findings, finding => Assert.Equal(FindingState.Ok, finding.State));
        Assert.Equal(["token", "backend", "clock"], findings.Select(finding => finding.Name));
        Assert.Contains("refused one that nobody has", findings[1].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PretendedBackend.Silent, "does not answer")]
    [InlineData(PretendedBackend.Welcome, "does not speak the contract")]
    [InlineData(PretendedBackend.AnswersAnybody, "answers anybody")]
    [InlineData(PretendedBackend.RefusesAnybody, "is not proved")]
    [InlineData(PretendedBackend.Gone, "could not be reached")]
    public async Task What_only_listens_or_repeats_an_answer_does_not_pass(string kind, string what)
    {
        await using var pretended = await PretendedBackend.StartAsync(kind, backend.Address, backend.Token, Cancel);

        var findings = await AskAsync(pretended.Address, backend.Token);

        Assert.Contains(findings, finding => finding.Name == "backend" && finding.State != FindingState.Ok && finding.What.Contains(what, StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding is { Name: "backend", State: FindingState.Ok });
    }

    [Fact]
    public async Task A_token_that_is_unknown_mistyped_or_missing_and_a_wrong_clock_are_said()
    {
        var mistyped = backend.Token[..^1] + (backend.Token[^1] == 'a' ? 'b' : 'a');
        Assert.Contains("unknown there, expired or revoked", (await AskAsync(backend.Address, X80Token.NewRandom().Reveal()))[0].What, StringComparison.Ordinal);
        Assert.Contains("mistyped", (await AskAsync(backend.Address, mistyped))[0].What, StringComparison.Ordinal);
        Assert.Equal(["wrong", "unseen", "unseen"], (await AskAsync(backend.Address, "")).Select(finding => finding.State));

        var early = new FakeTimeProvider(TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(7));
        var clock = (await AskAsync(backend.Address, backend.Token, early))[2];
        Assert.Equal((FindingState.Wrong, "This machine's clock and the backend's are 7 minutes apart."), (clock.State, clock.What));
    }

    [Fact]
    public async Task Packs_grow_old_and_a_backend_refuses_them()
    {
        async Task<string> StateAsync(string day, PackPolicy? policy = null) => (await new PackCheck(
            () => policy, new FakeTimeProvider(DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).LookAsync(Cancel))[0].State;

        Assert.Equal(FindingState.Ok, await StateAsync("2026-11-27"));
        Assert.Equal(FindingState.Notice, await StateAsync("2026-12-25"));
        Assert.Equal(FindingState.Wrong, await StateAsync("2027-01-01"));
        Assert.Equal(FindingState.Wrong, await StateAsync("2026-11-27", new PackPolicy { Minimum = new Dictionary<string, string> { ["whatsapp-web"] = "2999.1" }, Revoked = [] }));
    }

    [Fact]
    public async Task Folder_display_sdk_and_browser_are_looked_at()
    {
        Assert.Equal(FindingState.Ok, (await new FolderCheck(Folder).LookAsync(Cancel))[0].State);
        Folder.Ensure();
        Assert.Equal("Your folder is yours alone.", (await new FolderCheck(Folder).LookAsync(Cancel))[0].What);
        Assert.Equal(FindingState.Ok, (await new SdkCheck().LookAsync(Cancel))[0].State);
        Assert.Equal(FindingState.Wrong, (await new SdkCheck("no-such-dotnet").LookAsync(Cancel))[0].State);
        Assert.Equal(["wrong", "unseen"], (await new BrowserCheck(() => null).LookAsync(Cancel)).Select(finding => finding.State));
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(Folder.Root, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
            Assert.Equal(FindingState.Wrong, (await new FolderCheck(Folder).LookAsync(Cancel))[0].State);
            File.SetUnixFileMode(Folder.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Assert.Equal(FindingState.Wrong, (await new DisplayCheck(_ => null).LookAsync(Cancel))[0].State);
            Assert.Equal(FindingState.Wrong, (await new DisplayCheck(name => name == "DISPLAY" ? ":9876" : null).LookAsync(Cancel))[0].State);
        }
    }

    [Fact]
    public async Task The_command_looks_at_all_of_it_and_ends_with_1_where_something_is_wrong()
    {
        var run = await CliRun.OfAsync("doctor", "--json", "--data", Folder.Root, "--backend", "http://127.0.0.1:9/");

        var findings = run.Data.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(
            ["backend", "browser", "clock", "display", "keyring", "pack", "pack", "profile", "sandbox", "sdk", "token"],
            findings.Select(finding => finding.GetProperty("name").GetString()).Order());
        Assert.All(
            findings.Where(finding => finding.GetProperty("state").GetString() is "wrong" or "notice"),
            finding => Assert.NotEqual("", finding.GetProperty("fix").GetString()));
        Assert.Equal(ExitCode.CheckFailed, run.ExitCode);
        Assert.False(Directory.Exists(Folder.Root));
    }

    public void Dispose() => temporary.Dispose();

    private async Task<IReadOnlyList<Finding>> AskAsync(string address, string token, TimeProvider? time = null)
    {
        var access = new AccessFinder(
            name => name == EnvironmentTokenSource.Variable ? token : null, (_, _) => Task.FromResult<ISecretStore?>(null));
        return await new AccountCheck(access, new DoctorRequest(Folder, ProfileOption.Default, new Uri(address), Report: null, Json: false), time ?? TimeProvider.System, TimeSpan.FromSeconds(2))
            .LookAsync(Cancel);
    }
}
