using Spectre.Console.Testing;
using X80.Cli.Open;
using X80.Cli.Personal;
using X80.Cli.Reader.Recording;
using X80.Cli.Running;
using X80.Cli.Tests.Support;
using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.Harness;
using X80.Harness.Displays;
using X80.Harness.People;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Tokens;
using X80.Simulator.Practice;

namespace X80.Cli.Tests.Open;

/// <summary><c>x80 open --record</c> on the practice page: a person's click keeps the page on screen, scrubbed, or nothing of it.</summary>
public sealed class OpenRecordTests : IDisposable
{
    private const string Secret = "Hollowbrook";

    // What is allowed to stay and yet is a name: the scrubber lets it through, and the checker must not.
    private const string SmuggledName = "Nora";

    private readonly TemporaryFolder temporary = new();
    private readonly TestConsole words = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PersonalFolder Own => new(new DirectoryInfo(Path.Combine(temporary.Path, "own")));

    private string Fixtures => Path.Combine(temporary.Path, "fixtures");

    [Fact]
    public async Task The_page_on_screen_is_recorded_on_a_persons_click_and_nothing_of_it_is_kept_or_sent()
    {
        using var practice = new PracticeOrigin(PracticeSite.Create(80, PracticeScreen.NoChatOpen));
        await using var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(Cancel) : null;
        var shown = new TaskCompletionSource<HarnessSession>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = RunAsync(async (options, cancel) =>
        {
            var started = await HarnessSession.StartAsync(options with { Origin = practice, ProfileFolder = null, AllowUnsandboxed = true, Display = display }, cancel);
            shown.SetResult(started);
            return started;
        });
        await Task.WhenAny(shown.Task, running);
        var session = await shown.Task;
        var person = session.PlayPerson();

        Assert.Contains("No chat is open.", await RecordAsync(person), StringComparison.Ordinal);
        await person.OpenChatAsync("bruno-costa", Cancel);
        await PlantAsync(person);
        await person.Sidebar.EvaluateAsync("document.querySelector('[data-control=record-page]').click()");
        await session.Capture.StartAsync(Cancel);
        Assert.False(Directory.Exists(Fixtures));

        var said = await RecordAsync(person);
        var folder = Path.Combine(Fixtures, "page-1");
        Assert.StartsWith("Recorded ", said, StringComparison.Ordinal);
        Assert.EndsWith($"invented, in {folder}. {RecordedPage.LookThrough}", said, StringComparison.Ordinal);
        Assert.Equal(["expected.json", "page.html"], Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        var written = await File.ReadAllTextAsync(Path.Combine(folder, "page.html"), Cancel) + await File.ReadAllTextAsync(Path.Combine(folder, "expected.json"), Cancel);
        Assert.DoesNotContain(Secret, written, StringComparison.OrdinalIgnoreCase);
        Assert.All(practice.Site.Chats, chat => Assert.DoesNotContain(chat.Title, written, StringComparison.Ordinal));

        await person.Page.EvaluateAsync($"document.querySelector('#main header').lang = 'pt-{SmuggledName}'");
        Assert.StartsWith("Nothing was saved: something of the page would stand in the recording", await RecordAsync(person), StringComparison.Ordinal);
        Assert.Equal([folder], Directory.GetDirectories(Fixtures));
        Assert.Contains("page.html: a word of the page stands in it in an attribute", words.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(SmuggledName, words.Output, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(CapturePhase.Idle, session.Capture.State.Phase);
        Assert.False(File.Exists(Own.LedgerFile));
        await session.DisposeAsync();
        Assert.Equal(ExitCode.Done, await running);
    }

    public void Dispose()
    {
        temporary.Dispose();
        words.Dispose();
    }

    /// <returns>What the sidebar says of it.</returns>
    private static async Task<string> RecordAsync(PracticePerson person)
    {
        await person.ClickAsync("record-page", Cancel);
        return await person.Sidebar.Locator("[data-panel=recording] [role=status]").InnerTextAsync();
    }

    // In the chat, and beside it: in the list of chats and in the page's own script.
    private static async Task PlantAsync(PracticePerson person) => await person.Page.EvaluateAsync($$"""
        () => {
          const header = document.querySelector('#main header');
          header.setAttribute('data-owner', '{{Secret}}');
          header.append(document.createComment('{{Secret}}'));
          document.querySelector('#pane-side').setAttribute('title', '{{Secret}}');
          document.body.prepend(Object.assign(document.createElement('style'), { textContent: '.x { content: "{{Secret}}" }' }));
        }
        """);

    private Task<int> RunAsync(Func<HarnessOptions, CancellationToken, Task<HarnessSession>> start)
    {
        words.Profile.Width = 4000;
        var consoles = new Consoles(TextWriter.Null, words, () => Stream.Null);
        return new OpenRunner(consoles, TimeProvider.System, new FixedTokenSource(X80Token.NewRandom()), (_, _) => Task.FromResult<ISecretStore?>(null), start).RunAsync(
            new OpenRequest(new ChosenChannel(KnownChannels.WhatsApp, Pack: null), new Uri("http://127.0.0.1:9/"), Own, Json: true)
            {
                RecordInto = new DirectoryInfo(Fixtures),
            },
            Cancel);
    }
}
