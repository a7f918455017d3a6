using System.Collections.Concurrent;
using Microsoft.Playwright;
using X80.Harness.Browsers;
using X80.Harness.Displays;
using X80.Harness.Guarding;
using X80.Harness.Origins;
using X80.Harness.Pages;
using X80.Harness.Sidebar;
using X80.Sdk.Capture;
using X80.Sdk.Clicks;
using X80.Sdk.Client;
using X80.Sdk.Guarding;
using X80.Sdk.Locking;
using X80.Sdk.Reading;

namespace X80.Harness;

/// <summary>What a session is put together from, and the order in which it is: the guard stands before the page loads.</summary>
internal sealed class HarnessParts : IAsyncDisposable
{
    // Side by side on a screen of 1600 by 900; the browser makes no window narrower than 500.
    private const int PageWidth = VirtualDisplay.Width - SidebarWidth;
    private const int SidebarWidth = 500;

    private readonly Stack<IAsyncDisposable> owned = new();
    private readonly ConcurrentBag<IBrowserContext> browsers = [];
    private readonly CancellationTokenSource ended = new();

    private HarnessParts(HarnessOptions options, HostGuard guard)
    {
        Gate = new ClickGate(options.Time);
        NoteOpener = new NoteOpener(options.Backend, guard);
        Notices = [.. options.Notices];
    }

    /// <summary>Raised when either browser, or its window, has gone.</summary>
    public event EventHandler? BrowserGone;

    public ClickGate Gate { get; }

    public RefusalList Refusals { get; } = new();

    public List<string> Notices { get; }

    public NoteOpener NoteOpener { get; }

    public IPage Page { get; private set; } = null!;

    public PlaywrightPageHost Host { get; private set; } = null!;

    public NavigationGuard Navigation { get; private set; } = null!;

    public SidebarWindow Window { get; private set; } = null!;

    public SidebarController Controller { get; private set; } = null!;

    public CaptureSession Capture { get; private set; } = null!;

    public PrivacyLock Lock { get; private set; } = null!;

    public static async Task<HarnessParts> StartAsync(HarnessOptions options, CancellationToken cancellationToken)
    {
        var guard = new HostGuard(options.Channel.DocumentHosts);
        HarnessOptionsCheck.Check(options, guard);
        var parts = new HarnessParts(options, guard);
        try
        {
            await parts.StartAsync(options, guard, cancellationToken);
            return parts;
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        while (owned.TryPop(out var part))
        {
            await part.DisposeAsync();
        }

        ended.Dispose();
    }

    private async Task StartAsync(HarnessOptions options, HostGuard guard, CancellationToken cancellationToken)
    {
        var start = await PrepareAsync(options, cancellationToken);
        var driver = options.Seams?.Driver ?? await StartDriverAsync(cancellationToken);
        var launcher = new BrowserLauncher(driver, start);

        var asking = options.Origin is null ? new Uri(options.Channel.StartUrl).GetLeftPart(UriPartial.Authority) : null;
        var wrapped = LaunchAsync(
            launcher,
            options.ProfileFolder is { } folder ? BrowserProfile.Kept(folder, asking) : BrowserProfile.ThrowAway(asking),
            [.. NetworkOf(options), .. BrowserArguments.WindowAt(0, 0, PageWidth, VirtualDisplay.Height)],
            PageWidth);
        var beside = LaunchAsync(
            launcher,
            BrowserProfile.ThrowAway(),
            ["--app=data:text/html,", BrowserArguments.WithoutNetwork, .. BrowserArguments.WindowAt(PageWidth, 0, SidebarWidth, VirtualDisplay.Height)],
            SidebarWidth);
        owned.Push(new Owned(() => Task.WhenAll(browsers.Select(CloseAsync))));
        await LaunchedAsync([wrapped, beside], options.Seams?.Driver is null ? driver : null, cancellationToken);
        Page = await wrapped;
        if (launcher.RanUnsandboxed)
        {
            Notices.Add(BrowserLauncher.UnsandboxedNotice);
        }

        var seams = options.Seams ?? new HarnessSeams();
        var session = await Page.Context.NewCDPSessionAsync(Page);
        var asked = new ShellGuard(seams.Decide(guard));
        Host = new PlaywrightPageHost(session, isPractice: options.Origin is not null);
        var hasPerson = options.Origin is null;
        var opener = hasPerson ? options.Links ?? new ExternalOpener(guard, options.Time)
            : seams.Desktop is { } desktop ? seams.Opener(new ExternalOpener(guard, options.Time, desktop))
            : null;
        var links = new LinkRouter(asked, opener, Refusals, options.Time);
        Navigation = new NavigationGuard(Page, session, asked, Gate, Refusals, links, options.Channel.StartUrl, hasPerson, seams);
        if (options.Origin is { } origin)
        {
            await new OriginRoutes(origin, Refusals, ended.Token, seams.Answers).AttachAsync(Page.Context);
        }

        await Navigation.AttachAsync(cancellationToken);
        Window = await SidebarWindow.OpenAsync(await beside, seams.Witness, cancellationToken);
        owned.Push(Owned.By(Window.Dispose));
        var host = seams.Host(Host);
        Capture = new CaptureSession(
            host, options.Channel, CaptureClient.Create(options.Backend, options.Token, options.Time), options.Time,
            options.Sent, options.Confirmed, options.Packs);
        owned.Push(Owned.By(Capture.Dispose));
        Navigation.DocumentChanged += (_, _) => Capture.ForgetReading();
        Lock = new PrivacyLock(options.Time, options.Passphrase, options.ConcealAfter);
        owned.Push(Owned.By(Lock.Dispose));
        var recording = options.Recorder is { } recorder
            ? new SidebarRecording(new OpenChatReader(host, options.Channel, options.Time, options.Packs), recorder) : null;
        Controller = new SidebarController(Window, Capture, Gate, host, asked, Refusals, Notices, Lock, options.Texts, recording);
        await OpenAsync(options.Channel.StartUrl, cancellationToken);
    }

    private async Task<IPlaywright> StartDriverAsync(CancellationToken cancellationToken)
    {
        var playwright = await Playwright.CreateAsync().WaitAsync(cancellationToken);
        owned.Push(Owned.By(playwright.Dispose));
        return playwright;
    }

    /// <summary>A browser that starts cannot be told to stop, but it ends with its driver: so nobody waits for it, and none is left behind.</summary>
    private static async Task LaunchedAsync(Task<IPage>[] launches, IPlaywright? driver, CancellationToken cancellationToken)
    {
        await using var stopping = cancellationToken.Register(() => driver?.Dispose());
        try
        {
            await Task.WhenAll(launches);
        }
        catch (Exception failed) when (failed is HarnessException or PlaywrightException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private IReadOnlyList<string> NetworkOf(HarnessOptions options)
    {
        if (options.Origin is not null)
        {
            return [BrowserArguments.WithoutNetwork];
        }

        if (ChannelProxy.StartIfNeeded(options.Channel, Refusals) is not { } proxy)
        {
            return [BrowserArguments.NetworkOf(options.Channel)];
        }

        owned.Push(proxy);
        return proxy.Arguments;
    }

    private async Task<BrowserStart> PrepareAsync(HarnessOptions options, CancellationToken cancellationToken)
    {
        var browser = options.Browser ?? await BrowserSetup.EnsureAsync(options.Progress ?? new Progress<string>(), cancellationToken);
        var display = options.Display;
        if (display is null && VirtualDisplay.IsNeeded && !options.Headless)
        {
            display = await VirtualDisplay.StartAsync(cancellationToken);
            if (display is not null)
            {
                owned.Push(display);
            }
        }

        var hasNoScreen = VirtualDisplay.IsNeeded && display is null;
        if (options.Origin is null && (options.Headless || hasNoScreen))
        {
            throw new HarnessException($"{options.Channel.DisplayName} needs a screen, so that a person sees what they click. Start X80 in a desktop session.");
        }

        if (hasNoScreen && !options.Headless)
        {
            Notices.Add("This machine has no display: the browser runs without a window.");
        }

        return new(browser, display?.Environment ?? new Dictionary<string, string>(), options.Headless || hasNoScreen, options.AllowUnsandboxed);
    }

    private async Task<IPage> LaunchAsync(BrowserLauncher launcher, BrowserProfile profile, string[] arguments, int width)
    {
        owned.Push(profile);
        var context = await launcher.LaunchAsync(profile, arguments, new() { Width = width, Height = VirtualDisplay.Height });
        browsers.Add(context);
        var page = context.Pages[0];
        context.Close += (_, _) => BrowserGone?.Invoke(this, EventArgs.Empty);
        page.Close += (_, _) => BrowserGone?.Invoke(this, EventArgs.Empty);
        page.Crash += (_, _) => BrowserGone?.Invoke(this, EventArgs.Empty);
        return page;
    }

    private async Task OpenAsync(string startUrl, CancellationToken cancellationToken)
    {
        try
        {
            await Page.GotoAsync(startUrl, new() { WaitUntil = WaitUntilState.Load }).WaitAsync(cancellationToken);
        }
        catch (PlaywrightException)
        {
            Notices.Add("The channel's page did not load. Check this machine's connection, then reload the page.");
        }
    }

    /// <summary>A browser that a person closed, or that crashed, is gone already, though perhaps not told yet.</summary>
    private static async Task CloseAsync(IBrowserContext context)
    {
        try
        {
            await context.CloseAsync();
        }
        catch (PlaywrightException)
        {
        }
    }

    private sealed class Owned(Func<Task> dispose) : IAsyncDisposable
    {
        public static Owned By(Action dispose) => new(() =>
        {
            dispose();
            return Task.CompletedTask;
        });

        public async ValueTask DisposeAsync() => await dispose();
    }
}
