using System.Text.Json;
using Spectre.Console.Testing;
using X80.Cli.Open;
using X80.Cli.Personal;
using X80.Cli.Running;
using X80.Cli.Tests.Personal;
using X80.Cli.Tests.Support;
using X80.Conformance.Rig;
using X80.Contract.Ids;
using X80.Contract.Tokens;
using X80.Harness;
using X80.Harness.Displays;
using X80.Harness.People;
using X80.Sdk.Channels;
using X80.Sdk.Tokens;
using X80.Simulator.Practice;

namespace X80.Cli.Tests.Open;

/// <summary><c>x80 open</c>, on the practice page at the channel's true origin: what it opens, what it says, and what it never says.</summary>
public sealed class OpenRunnerTests : IDisposable
{
    private const string PairingString = "practice,nothing,to,link";

    private static readonly X80Token Token = X80Token.NewRandom();

    private readonly TemporaryFolder temporary = new();
    private readonly StringWriter data = new();
    private readonly TestConsole words = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PersonalFolder Folder => new(new DirectoryInfo(Path.Combine(temporary.Path, "own")));

    [Fact]
    public async Task Both_windows_open_with_all_that_is_the_persons_own_and_the_notice_comes_first()
    {
        HarnessOptions? asked = null;
        var saidBefore = "";
        using var practice = new PracticeOrigin(PracticeSite.Create(80, PracticeScreen.QrCode));
        var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(Cancel) : null;
        var shown = new TaskCompletionSource<PracticePerson>(TaskCreationOptions.RunContinuationsAsynchronously);
        HarnessSession? session = null;
        var running = RunAsync(async (options, cancel) =>
        {
            (asked, saidBefore) = (options, words.Output);

            // Only what GUARD-8 demands of a practice page is changed.
            session = await HarnessSession.StartAsync(options with { Origin = practice, ProfileFolder = null, AllowUnsandboxed = true, Display = display }, cancel);
            shown.SetResult(session.PlayPerson());
            return session;
        });
        await Task.WhenAny(shown.Task, running);
        var person = await shown.Task;
        await person.ClickAsync("sync", Cancel);
        Assert.Contains("Know this", await person.Sidebar.Locator("footer").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(OpenRunner.DrivenNotice, await person.Sidebar.Locator("footer").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(PairingString, await person.Page.ContentAsync(), StringComparison.Ordinal);
        await session!.DisposeAsync();

        Assert.Equal(ExitCode.Done, await running);
        Assert.Contains("tells the page so (navigator.webdriver)", saidBefore, StringComparison.Ordinal);
        Assert.Contains("for daily use", saidBefore, StringComparison.Ordinal);
        Assert.Equal((null, Folder.ProfileOf(KnownChannels.WhatsApp.Kind), false, false), (asked!.Origin, asked.ProfileFolder, asked.AllowUnsandboxed, asked.Headless));
        Assert.Equal((true, true, true), (asked.Sent is not null, asked.Confirmed is not null, asked.Passphrase is not null));
        var answer = JsonSerializer.Deserialize<JsonElement>(data.ToString());
        Assert.Equal(Folder.LedgerFile, answer.GetProperty("ledger").GetString());
        Assert.False(answer.GetProperty("namesEncrypted").GetBoolean());
        Assert.Contains(NameKeeping.Plain, saidBefore, StringComparison.Ordinal);
        Assert.Contains(NameKeeping.Plain, asked.Notices);
        foreach (var said in new[] { data.ToString(), words.Output, await AllFilesAsync() })
        {
            Assert.DoesNotContain(PairingString, said, StringComparison.Ordinal);
            Assert.DoesNotContain(Token.Reveal(), said, StringComparison.Ordinal);
        }

        if (display is not null)
        {
            await display.DisposeAsync();
        }
    }

    [Fact]
    public async Task With_a_secret_store_names_are_sealed_and_that_is_said()
    {
        HarnessOptions? asked = null;
        await Assert.ThrowsAsync<HarnessException>(() => RunAsync(
            (options, _) =>
            {
                asked = options;
                throw new HarnessException("No browser here.");
            },
            secrets: new HeldKey(new string('A', 43))));

        Assert.Contains(NameKeeping.Sealed, words.Output, StringComparison.Ordinal);
        Assert.Equal([OpenRunner.DrivenNotice], asked!.Notices);
        var key = ConversationKey.Parse("key-of-a-confirmed-chat-1");
        asked.Confirmed!.Add(key);
        Assert.DoesNotContain(key.Value, await AllFilesAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_persons_folder_is_theirs_alone()
    {
        await Assert.ThrowsAsync<HarnessException>(() => RunAsync((_, _) => throw new HarnessException("No browser here.")));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder.Root));
        }
    }

    [Theory]
    [InlineData(null, "http://127.0.0.1:9/", "There is no token.")]
    [InlineData("x80_", "http://x80.example/", "That backend cannot be used.")]
    public async Task Without_a_token_or_with_a_backend_that_gets_none_no_browser_starts(string? token, string backend, string what)
    {
        var refused = await Assert.ThrowsAsync<CliException>(() => RunAsync(
            (_, _) => throw new InvalidOperationException("A browser was started."), token is null ? new NoToken() : new FixedTokenSource(Token), backend));

        Assert.Equal((ExitCode.Usage, what), (refused.Page.ExitCode, refused.Page.What));
        Assert.False(Directory.Exists(Folder.Root));
    }

    [Fact]
    public async Task As_root_the_real_site_does_not_open()
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
        {
            Assert.NotEqual("root", Environment.UserName);
            return;
        }

        var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(Cancel) : null;
        var stopped = await Assert.ThrowsAsync<HarnessException>(() => RunAsync((options, cancel) => HarnessSession.StartAsync(options with { Display = display }, cancel)));

        Assert.Equal("As root the browser cannot run in its sandbox. Run X80 as an ordinary user.", stopped.Message);
        if (display is not null)
        {
            await display.DisposeAsync();
        }
    }

    public void Dispose()
    {
        temporary.Dispose();
        data.Dispose();
        words.Dispose();
    }

    private Task<int> RunAsync(Func<HarnessOptions, CancellationToken, Task<HarnessSession>> start, ITokenSource? token = null, string backend = "http://127.0.0.1:9/", ISecretStore? secrets = null)
    {
        words.Profile.Width = 4000;
        var consoles = new Consoles(data, words, () => Stream.Null);
        return new OpenRunner(consoles, TimeProvider.System, token ?? new FixedTokenSource(Token), (_, _) => Task.FromResult(secrets), start).RunAsync(
            new OpenRequest(new ChosenChannel(KnownChannels.WhatsApp, Pack: null, Page: null), new Uri(backend), Folder, Json: true), Cancel);
    }

    private async Task<string> AllFilesAsync()
    {
        var texts = new List<string>();
        foreach (var file in Directory.Exists(Folder.Root) ? Directory.EnumerateFiles(Folder.Root, "*", SearchOption.AllDirectories) : [])
        {
            texts.Add(await File.ReadAllTextAsync(file, Cancel));
        }

        return string.Concat(texts);
    }

    private sealed class NoToken : ITokenSource
    {
        public ValueTask<X80Token?> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult<X80Token?>(null);
    }
}
