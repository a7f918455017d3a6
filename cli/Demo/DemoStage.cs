using X80.Conformance.Rig;
using X80.Contract.Messages;
using X80.Harness;
using X80.Harness.Browsers;
using X80.Harness.Displays;
using X80.Harness.People;
using X80.Sdk.Capture;
using X80.Simulator.Practice;

namespace X80.Cli.Demo;

/// <summary>All that the demo runs on this machine: backend, practice page, two browser windows. Ends in reverse order.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> owned;
    private readonly PracticeOrigin origin;
    private PracticePerson? person;
    private CrmBrowser? crm;

    private DemoStage(DemoBackend backend, PracticeOrigin origin, HarnessSession harness, Stack<IAsyncDisposable> owned, InstalledBrowser browser, DirectoryInfo album) =>
        (Backend, this.origin, Harness, this.owned, Browser, Album) = (backend, origin, harness, owned, browser, album);

    public DemoBackend Backend { get; }

    public HarnessSession Harness { get; }

    public InstalledBrowser Browser { get; }

    public DirectoryInfo Album { get; }

    public PracticeSite Site => origin.Site;

    /// <summary>The chat that the practice page opens with.</summary>
    public PracticeChat Chat => Site.Chats[0];

    /// <summary>What the demo remembers between steps.</summary>
    public DemoMemory Memory { get; } = new();

    /// <summary>The hands of the person, for <c>--auto</c> alone.</summary>
    public PracticePerson Person => person ??= Harness.PlayPerson();

    public static async Task<DemoStage> StartAsync(DemoRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        request.Channel.RequirePage();
        var browser = await BrowserSetup.EnsureAsync(progress, cancellationToken);
        var owned = new Stack<IAsyncDisposable>();
        try
        {
            return await StartAsync(request, browser, owned, progress, cancellationToken);
        }
        catch
        {
            // What had started ends with it: a demo that fails leaves neither a server nor its folder behind.
            await EndAsync(owned);
            throw;
        }
    }

    /// <summary>A browser of its own on the CRM's web pages, signed in by a link.</summary>
    /// <param name="visible">In a window, for a person; pictures need none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CrmBrowser> OpenCrmAsync(bool visible, CancellationToken cancellationToken)
    {
        if (crm is { IsOpen: false })
        {
            await crm.DisposeAsync();
            crm = null;
        }

        return crm ??= await CrmBrowser.OpenAsync(Browser, await Backend.CreateSignInAsync(cancellationToken), visible, cancellationToken);
    }

    /// <summary>What the sidebar draws at this moment.</summary>
    public CaptureState State => Harness.Capture.State;

    /// <summary>Every text of the open chat as it was when the stage was set.</summary>
    public IReadOnlyList<string> SentTexts =>
        [.. (Memory.Before?.Messages ?? Chat.Messages).Select(message => message.Text).OfType<string>().Where(text => !text.Contains('\n', StringComparison.Ordinal))];

    /// <summary>The person clicks a control of the sidebar.</summary>
    /// <exception cref="DemoCheckException">The sidebar did not get there.</exception>
    public async Task ClickAsync(string control, CapturePhase expected, CancellationToken cancellationToken)
    {
        await Person.ClickAsync(control, cancellationToken);
        DemoCheckException.Require(State.Failure is null, $"the click is carried out (refused: {State.Failure?.Code}: {State.Failure?.What})");
        DemoCheckException.Require(State.Phase == expected, $"the sidebar goes on to {expected} (it is at {State.Phase})");
    }

    /// <summary>What the backend holds of the open conversation, as its member reads it back.</summary>
    public async Task<BackendView> ReadBackAsync(CancellationToken cancellationToken)
    {
        var id = State.Conversation!.Id;
        var messages = new List<CapturedMessage>();
        string? after = null;
        do
        {
            var page = await Backend.Client.GetMessagesAsync(id, after, limit: null, cancellationToken);
            DemoCheckException.Require(page.IsAvailable, "the backend shows its messages");
            messages.AddRange(page.Value!.Items);
            after = page.Value.Next;
        }
        while (after is not null);

        var note = await Backend.Client.GetNoteAsync(id, cancellationToken);
        DemoCheckException.Require(note.IsAvailable, "the backend shows the note");
        return new BackendView(messages, note.Value!);
    }

    public string PathOf(string picture) => Path.Combine(Album.FullName, picture);

    public async ValueTask DisposeAsync()
    {
        if (crm is not null)
        {
            await crm.DisposeAsync();
        }

        await EndAsync(owned);
        origin.Dispose();
    }

    private static async Task<DemoStage> StartAsync(
        DemoRequest request, InstalledBrowser browser, Stack<IAsyncDisposable> owned, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(cancellationToken) : null;
        if (display is not null)
        {
            owned.Push(display);
        }

        var backend = await DemoBackend.StartAsync(request.Keep, cancellationToken);
        owned.Push(backend);
        var origin = new PracticeOrigin(request.Channel.Practise(seed: 80));
        var harness = await HarnessSession.StartAsync(
            new HarnessOptions
            {
                Channel = request.Channel.Channel,
                Packs = request.Channel.Packs,
                Backend = backend.Address,
                Token = backend.Token,
                Origin = origin,
                Browser = browser,
                Display = display,
                Headless = VirtualDisplay.IsNeeded && display is null,
                AllowUnsandboxed = true,
                Progress = progress,
            },
            cancellationToken);
        owned.Push(harness);
        return new DemoStage(backend, origin, harness, owned, browser, request.Album);
    }

    private static async Task EndAsync(Stack<IAsyncDisposable> owned)
    {
        while (owned.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }
}
