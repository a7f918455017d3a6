using Microsoft.Playwright;
using X80.Harness.Browsers;

namespace X80.Cli.Demo;

/// <summary>A browser on the web pages of the embedded CRM, as a person would open them: signed in by a link, with a cookie.</summary>
internal sealed class CrmBrowser : IAsyncDisposable
{
    private const float PatienceMs = 30_000;

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly IPage page;

    private CrmBrowser(IPlaywright playwright, IBrowser browser, IPage page) =>
        (this.playwright, this.browser, this.page) = (playwright, browser, page);

    /// <summary>False once a person has closed the window.</summary>
    public bool IsOpen => !page.IsClosed;

    public static async Task<CrmBrowser> OpenAsync(InstalledBrowser installed, Uri signIn, bool visible, CancellationToken cancellationToken)
    {
        var playwright = await Playwright.CreateAsync().WaitAsync(cancellationToken);
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = installed.ExecutablePath,
            Headless = !visible,
            ChromiumSandbox = !(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess),
        }).WaitAsync(cancellationToken);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 900 } });
        await page.GotoAsync(signIn.ToString()).WaitAsync(cancellationToken);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync().WaitAsync(cancellationToken);

        // The driver looks at the address until it is that one; WaitForURLAsync waits for an event, and misses it now and then.
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(signIn, "/").ToString(), new() { Timeout = PatienceMs }).WaitAsync(cancellationToken);
        return new CrmBrowser(playwright, browser, page);
    }

    /// <summary>Opens a record and gives what a person can read there.</summary>
    public async Task<CrmPageText> ReadAsync(Uri record, CancellationToken cancellationToken)
    {
        await page.GotoAsync(record.ToString()).WaitAsync(cancellationToken);
        return new CrmPageText(
            await page.TitleAsync().WaitAsync(cancellationToken),
            await page.Locator("h1").First.InnerTextAsync().WaitAsync(cancellationToken),
            await page.Locator("body").InnerTextAsync().WaitAsync(cancellationToken));
    }

    public Task ScreenshotAsync(string path, CancellationToken cancellationToken) =>
        page.ScreenshotAsync(new() { Path = path, FullPage = true }).WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
