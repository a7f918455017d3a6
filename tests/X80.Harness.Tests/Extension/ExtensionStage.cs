using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using X80.Harness.Tests.BadInput;
using X80.Harness.Tests.Reading;
using X80.Harness.Tests.Support;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Extension;

/// <summary>
/// Chromium with the extension, the practice page at the channel's origin in one window, the panel in another, and the real server.
/// A driver cannot open a side panel: the panel is opened as a window of its own, which takes the channel's tab that is in front.
/// </summary>
public sealed class ExtensionStage(HarnessFixture machine) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("x80-extension-");
    private readonly ConcurrentQueue<IRequest> asked = new();
    private IPlaywright playwright = null!;
    private PracticeChats chats = new();

    public RunningBackend Backend { get; } = new();

    internal PracticeChats Chats => chats;

    /// <summary>The channel's page.</summary>
    internal ReaderPage Channel { get; private set; } = null!;

    internal IPage Panel { get; private set; } = null!;

    /// <summary>What the panel asked the backend, oldest first.</summary>
    internal IReadOnlyList<IRequest> Asked => [.. asked];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Backend.InitializeAsync();
        var extension = Path.Combine(folder.FullName, "extension");
        ExtensionFolder.CopyAllowed(extension);
        playwright = await Playwright.CreateAsync();
        var context = await playwright.Chromium.LaunchPersistentContextAsync(Path.Combine(folder.FullName, "profile"), new()
        {
            ExecutablePath = machine.Browser.ExecutablePath,
            Headless = false,
            IgnoreDefaultArgs = ["--disable-extensions"],
            Args =
            [
                "--window-size=900,720", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                $"--load-extension={extension}", $"--disable-extensions-except={extension}",
            ],
            Env = machine.Display?.Environment,
            ViewportSize = ViewportSize.NoViewport,
        });
        var page = context.Pages[0];
        await ServeAsync(page);
        Channel = new ReaderPage(page, await context.NewCDPSessionAsync(page));
        await OpenPanelAsync(context, extension);
    }

    /// <summary>Opens the practice page anew, with chats of its own.</summary>
    internal async Task<PracticeChats> OpenPageAsync()
    {
        chats = new PracticeChats();
        await Channel.Page.GotoAsync(PracticeSite.Origin + "/").WaitAsync(Cancel);
        return chats;
    }

    /// <summary>Real input on controls of the panel, each as soon as a click on it counts.</summary>
    internal async Task ClickAsync(params string[] controls)
    {
        foreach (var control in controls)
        {
            await Panel.Locator($"html[data-settled] [data-control='{control}']:enabled").ClickAsync().WaitAsync(Cancel);
        }
    }

    /// <summary>Waits until a panel shows the words.</summary>
    internal Task ShowsAsync(string panel, string words) =>
        Panel.Locator($"[data-panel={panel}]").Filter(new() { HasText = words }).WaitForAsync().WaitAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        await Channel.Page.Context.DisposeAsync();
        playwright.Dispose();
        await Backend.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task ServeAsync(IPage page)
    {
        await page.RouteAsync("**/*", route =>
        {
            var given = chats.Site.Answer(new Uri(route.Request.Url).AbsolutePath);
            return route.FulfillAsync(new() { Status = given.Status, Headers = given.Headers, BodyBytes = given.Body.ToArray() });
        });
        await page.RouteWebSocketAsync(PracticeSite.FeedAddress, socket => chats.Site.FrameReady += (_, frame) => socket.Send(frame));
        await page.GotoAsync(PracticeSite.Origin + "/").WaitAsync(Cancel);
    }

    private async Task OpenPanelAsync(IBrowserContext context, string extension)
    {
        var devTools = await context.NewCDPSessionAsync(Channel.Page);
        Panel = await context.RunAndWaitForPageAsync(() => devTools.SendAsync("Target.createTarget", new()
        {
            ["url"] = $"chrome-extension://{IdOf(extension)}/panel.html",
            ["newWindow"] = true,
        }));
        Panel.Request += (_, request) =>
        {
            if (request.Url.StartsWith(Backend.Address.AbsoluteUri, StringComparison.Ordinal))
            {
                asked.Enqueue(request);
            }
        };
        await Panel.Locator("[data-field=backend]").FillAsync(Backend.Address.AbsoluteUri);
        await Panel.Locator("[data-field=secret]").FillAsync(await Backend.CreatePairingCodeAsync(Cancel));
        await ClickAsync("pair");
        await ShowsAsync("header", "Signed in as Jo Berg");
    }

    /// <summary>An unpacked extension is called by the hash of its path, in letters from a to p.</summary>
    private static string IdOf(string extension) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(extension)).Take(16).SelectMany(octet => new[] { (char)('a' + (octet >> 4)), (char)('a' + (octet & 15)) }));
}
