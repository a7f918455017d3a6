using Microsoft.Playwright;
using X80.Harness.Tests.Support;
using X80.Sdk.Channels;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>A headless browser for reader tests; every page is its own context, and no request leaves the machine.</summary>
public sealed class ReadingBrowser(HarnessFixture harness) : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = harness.Browser.ExecutablePath,
            Args = ["--host-resolver-rules=MAP * ~NOTFOUND"],
        });
    }

    /// <summary>Opens the practice page, with its feed.</summary>
    public async Task<ReaderPage> OpenAsync(PracticeSite site)
    {
        var page = await OpenEmptyAsync(path => site.Answer(path), KnownChannels.All.Single(channel => channel.StartUrl == site.Home.AbsoluteUri));
        await page.Page.RouteWebSocketAsync(site.Feed.AbsoluteUri, socket => site.FrameReady += (_, frame) => socket.Send(frame));
        await page.Page.GotoAsync(site.Home.AbsoluteUri);
        return page;
    }

    /// <summary>An empty page that shows what the function gives at the time when it is asked: one page for many sites.</summary>
    public Task<ReaderPage> OpenAsync(Func<PracticeSite> current) => OpenEmptyAsync(path => current().Answer(path));

    /// <summary>Opens one document at the channel's origin, or at another address.</summary>
    public async Task<ReaderPage> OpenAsync(string html, string address = "https://web.whatsapp.com/")
    {
        var answer = new PracticeAnswer(200, new Dictionary<string, string> { ["content-type"] = "text/html; charset=utf-8" }, System.Text.Encoding.UTF8.GetBytes(html));
        var page = await OpenEmptyAsync(_ => answer);
        await page.Page.GotoAsync(address);
        return page;
    }

    /// <summary>Opens the channel's origin with files of one's own.</summary>
    /// <param name="files">Content type and text by path.</param>
    public async Task<ReaderPage> OpenAsync(IReadOnlyDictionary<string, (string Type, string Text)> files)
    {
        var page = await OpenEmptyAsync(path => files.TryGetValue(path, out var file)
            ? new PracticeAnswer(200, new Dictionary<string, string> { ["content-type"] = file.Type + "; charset=utf-8" }, System.Text.Encoding.UTF8.GetBytes(file.Text))
            : new PracticeAnswer(404, new Dictionary<string, string>(), default));
        await page.Page.GotoAsync(PracticeSite.Origin + "/");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private async Task<ReaderPage> OpenEmptyAsync(Func<string, PracticeAnswer> answer, Channel? channel = null)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*", route =>
        {
            var given = answer(new Uri(route.Request.Url).AbsolutePath);
            return route.FulfillAsync(new RouteFulfillOptions { Status = given.Status, Headers = given.Headers, BodyBytes = given.Body.ToArray() });
        });
        return new ReaderPage(page, await context.NewCDPSessionAsync(page)) { Channel = channel ?? KnownChannels.WhatsApp };
    }
}
