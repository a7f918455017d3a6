using Microsoft.Playwright;
using X80.Harness.Browsers;
using X80.Harness.Guarding;
using X80.Harness.Tests.Support;
using X80.ReferenceServer.Tests.Rig;
using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Guarding;

namespace X80.Harness.Tests.Guarding.Hostile;

/// <summary>
/// The harness's page as it is on the real site, without interception: headed Chromium, the network rules and the guard, on the
/// channel's hosts turned hostile. With <c>X80_UNGUARDED=1</c> rules and guard are left out, to see that every vector would hit.
/// </summary>
public sealed class HostileStage(HarnessFixture machine) : IAsyncLifetime
{
    public const string Start = "https://web.whatsapp.com/";

    private readonly HostGuard channel = new(KnownChannels.WhatsApp.DocumentHosts);
    private readonly List<HitServer> hostile = [];
    private readonly BrowserProfile profile = BrowserProfile.ThrowAway(asking: "https://web.whatsapp.com");
    private IPlaywright playwright = null!;
    private HostileSite site = null!;

    public static bool IsGuarded { get; } = Times.Of("X80_UNGUARDED", 0) == 0;

    public IPage Page { get; private set; } = null!;

    internal ClickGate Gate { get; } = new(TimeProvider.System);

    internal RefusalList Refusals { get; } = new();

    internal RecordingOpener Links { get; } = new(new HostGuard(KnownChannels.WhatsApp.DocumentHosts));

    internal NavigationGuard Navigation { get; private set; } = null!;

    /// <summary>A guard that breaks at every address that holds this; null for a sound one.</summary>
    internal string? GuardBreaksAt { get; set; }

    /// <summary>What the channel's hosts were asked for: paths.</summary>
    internal IReadOnlyCollection<string> Asked => site.Asked;

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        site = await HostileSite.StartAsync(cancel);
        playwright = await Playwright.CreateAsync();
        var context = await LaunchAsync();
        Page = context.Pages[0];
        if (!IsGuarded)
        {
            return;
        }

        var session = await context.NewCDPSessionAsync(Page);
        var guard = new ShellGuard(Decide);
        Navigation = new NavigationGuard(
            Page, session, guard, Gate, Refusals, new LinkRouter(guard, Links, Refusals, TimeProvider.System), Start, hasPerson: true);
        await Navigation.AttachAsync(cancel);
    }

    /// <summary>Shows the hostile page with a hostile server of its own, so that nothing of an earlier vector is mistaken for its.</summary>
    internal async Task<HitServer> OpenAsync()
    {
        var evil = new HitServer();
        hostile.Add(evil);
        site.Evil = evil.Address;
        await Page.GotoAsync(Start);
        if (!IsGuarded)
        {
            // A page that is not in front is not given what it would have fetched ahead.
            await Page.BringToFrontAsync();
        }

        return evil;
    }

    /// <summary>
    /// Completes when the browser has said what became of an attempt, when the guard has refused what never becomes a request, when the
    /// page shows another document, or when it hit. A hit that comes later counts at the end.
    /// </summary>
    internal Task OutcomeOf(HitServer evil)
    {
        var outcome = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Page.Context.RequestFailed += (_, request) =>
        {
            // A redirect that a service worker passed on fails under the address that was asked for.
            if (request.IsNavigationRequest || request.Url.Contains($":{evil.Port}", StringComparison.Ordinal))
            {
                outcome.TrySetResult();
            }
        };
        Page.Context.Page += (_, popup) => popup.Close += (_, _) => outcome.TrySetResult();
        Refusals.Added += (_, refused) =>
        {
            // Of pages, frames and windows it speaks before the browser has done anything: their failed request or closed window counts.
            if (refused.What is not ("page" or "frame" or "window"))
            {
                outcome.TrySetResult();
            }
        };
        Page.FrameNavigated += (_, frame) =>
        {
            if (frame == Page.MainFrame)
            {
                outcome.TrySetResult();
            }
        };
        return Task.WhenAny(outcome.Task, evil.FirstHit);
    }

    /// <summary>Completes when another document stood in the channel's place and the channel is back.</summary>
    internal Task ChannelIsBack()
    {
        var back = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wasAway = false;
        Page.FrameNavigated += (_, frame) =>
        {
            if (frame == Page.MainFrame && !frame.Url.StartsWith(Start, StringComparison.Ordinal))
            {
                wasAway = true;
            }
            else if (frame == Page.MainFrame && wasAway)
            {
                back.TrySetResult();
            }
        };
        return back.Task;
    }

    /// <summary>The list keeps a thing once, and some fifty things: after so many others the same one is listed anew.</summary>
    internal void ForgetRefusals()
    {
        foreach (var number in Enumerable.Range(0, 50))
        {
            Refusals.Add(Refusal.Of("page", $"https://h{Guid.NewGuid():N}.test/{number}", "forgotten"));
        }
    }

    /// <summary>Leaves the hostile page, once every window that it opened is gone.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await Poll.UntilAsync(IsAlone, cancellationToken);
        await Page.GotoAsync(Start + "after");
    }

    private bool IsAlone()
    {
        // Without the guard nobody closes them, and one may come later than its hit.
        foreach (var popup in IsGuarded ? [] : Page.Context.Pages.Skip(1).ToArray())
        {
            _ = popup.CloseAsync();
        }

        return Page.Context.Pages.Count == 1;
    }

    private GuardDecision Decide(string? url, GuardContext context, bool gesture) =>
        GuardBreaksAt is { } mark && url?.Contains(mark, StringComparison.Ordinal) == true
            ? throw new InvalidOperationException("The guard is broken.")
            : channel.Decide(url, context, gesture);

    private Task<IBrowserContext> LaunchAsync()
    {
        var screen = machine.Display?.Environment ?? new Dictionary<string, string>();
        var own = $"--host-resolver-rules=MAP web.whatsapp.com:443 127.0.0.1:{site.Port}, MAP static.whatsapp.com:443 127.0.0.1:{site.Port}";
        if (!IsGuarded)
        {
            return playwright.Chromium.LaunchPersistentContextAsync(
                Directory.CreateTempSubdirectory("x80-unguarded-").FullName,
                new() { ExecutablePath = machine.Browser.ExecutablePath, Headless = false, Args = [$"{own}, MAP evil.test 127.0.0.1", site.TrustArgument], Env = screen });
        }

        // An exclusion would win over the mapping to this machine; but for that these are the rules of the real site.
        var start = new BrowserStart(machine.Browser, screen, Headless: false, AllowUnsandboxed: true);
        return new BrowserLauncher(playwright, start).LaunchAsync(profile, [$"{own}, {BrowserArguments.NoHost}", site.TrustArgument, "--use-fake-device-for-media-stream"], new() { Width = 1100, Height = 900 });
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        playwright.Dispose();
        profile.Dispose();
        await site.DisposeAsync();

        // What came late, after its vector had been judged, came all the same.
        var hits = hostile.Sum(server => server.Hits);
        foreach (var server in hostile)
        {
            await server.DisposeAsync();
        }

        Assert.True(hits == 0 || !IsGuarded, $"{hits} requests reached a hostile server.");
    }
}
