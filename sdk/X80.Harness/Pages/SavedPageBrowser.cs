using Microsoft.Playwright;
using X80.Harness.Browsers;
using X80.Harness.Guarding;
using X80.Harness.Origins;
using X80.Sdk.Channels;
using X80.Sdk.Pages;

namespace X80.Harness.Pages;

/// <summary>
/// Shows saved pages at a channel's own address: no window, no network, a throw-away profile (GUARD-8). For fixtures and for
/// checking a reader pack.
/// </summary>
public sealed class SavedPageBrowser : IAsyncDisposable
{
    // A saved page shows wall-clock times: read as of one zone, a fixture is the same on every machine.
    private static readonly Dictionary<string, string> Universal = new() { ["TZ"] = "UTC" };

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(0.5);

    private readonly IPlaywright playwright;
    private readonly IBrowserContext context;
    private readonly BrowserProfile profile;
    private readonly SavedPageOrigin origin;
    private readonly CancellationTokenSource ended;
    private readonly Channel channel;

    private SavedPageBrowser(
        IPlaywright playwright, IBrowserContext context, BrowserProfile profile, SavedPageOrigin origin, CancellationTokenSource ended, Channel channel) =>
        (this.playwright, this.context, this.profile, this.origin, this.ended, this.channel) = (playwright, context, profile, origin, ended, channel);

    /// <summary>What the person must know, such as a browser without its sandbox.</summary>
    public IReadOnlyList<string> Notices { get; private init; } = [];

    /// <param name="channel">Whose address the pages are shown at.</param>
    /// <param name="browser">The program.</param>
    /// <param name="allowUnsandboxed">Whether it may run without a sandbox where it cannot have one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="HarnessException">The browser does not start.</exception>
    public static async Task<SavedPageBrowser> StartAsync(
        Channel channel, InstalledBrowser browser, bool allowUnsandboxed, CancellationToken cancellationToken)
    {
        var playwright = await Playwright.CreateAsync().WaitAsync(cancellationToken);
        var profile = BrowserProfile.ThrowAway();
        var ended = new CancellationTokenSource();
        try
        {
            var launcher = new BrowserLauncher(
                playwright, new BrowserStart(browser, Universal, Headless: true, allowUnsandboxed));
            var context = await launcher.LaunchAsync(profile, [BrowserArguments.WithoutNetwork], new() { Width = 1280, Height = 800 }).WaitAsync(cancellationToken);
            var origin = new SavedPageOrigin(new Uri(channel.StartUrl));
            await new OriginRoutes(origin, new RefusalList(), ended.Token).AttachAsync(context);
            return new SavedPageBrowser(playwright, context, profile, origin, ended, channel)
            {
                Notices = launcher.RanUnsandboxed ? [BrowserLauncher.UnsandboxedNotice] : [],
            };
        }
        catch
        {
            ended.Dispose();
            await GiveUpAsync(playwright, profile);
            throw;
        }
    }

    /// <summary>The driver goes before the profile, and takes the browser along, which would still write there.</summary>
    private static async Task GiveUpAsync(IPlaywright playwright, BrowserProfile profile)
    {
        var end = Task.Run(() =>
        {
            playwright.Dispose();
            profile.Dispose();
        });

        // A driver waits half a minute for a browser that does not come up; nobody waits for the two.
        await Task.WhenAny(end, Task.Delay(LongestEnd));
    }

    /// <summary>Shows one page in place of the last.</summary>
    /// <returns>The page, for a <see cref="X80.Sdk.Reading.SavedPageReader"/>.</returns>
    public async Task<IPageHost> ShowAsync(ReadOnlyMemory<byte> html, CancellationToken cancellationToken) =>
        await ShowForDrillAsync(html, cancellationToken);

    /// <summary>Shows one page in place of the last, to be changed while it is shown.</summary>
    internal async Task<PlaywrightPageHost> ShowForDrillAsync(ReadOnlyMemory<byte> html, CancellationToken cancellationToken)
    {
        origin.Html = html;
        var page = context.Pages[0];
        await page.GotoAsync(channel.StartUrl, new() { WaitUntil = WaitUntilState.Load }).WaitAsync(cancellationToken);
        return new PlaywrightPageHost(await context.NewCDPSessionAsync(page).WaitAsync(cancellationToken), isPractice: true);
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await context.DisposeAsync();
        ended.Dispose();
        profile.Dispose();
        playwright.Dispose();
    }
}
