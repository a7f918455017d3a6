using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using X80.Harness.Tests.Support;
using X80.ReferenceServer;

namespace X80.Harness.Tests.WebApp;

/// <summary>A new backend with invented people, and a browser that has never been there.</summary>
public sealed class WebAppStage : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly WebApplication app;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private WebAppStage(DirectoryInfo folder, WebApplication app, IPlaywright playwright, IBrowser browser)
    {
        (this.folder, this.app, this.playwright, this.browser) = (folder, app, playwright, browser);
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public ServerAdmin Admin => app.Services.GetRequiredService<ServerAdmin>();

    public static async Task<WebAppStage> StartAsync(HarnessFixture harness, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("x80-web-app-");
        var options = new ServerOptions
        {
            Urls = "http://127.0.0.1:0",
            DataFolder = Path.Combine(folder.FullName, "data"),
            WorkspaceName = "Practice workspace",
        };
        var app = ServerHost.Build(options, services => services.AddLogging(logging => logging.ClearProviders()));
        await app.StartAsync(cancellationToken);
        await app.Services.GetRequiredService<ServerAdmin>().SeedDemoAsync(cancellationToken);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = harness.Browser.ExecutablePath });
        return new WebAppStage(folder, app, playwright, browser);
    }

    /// <summary>A person's own browser profile. No page's script runs in it, unless the looker needs one of its own.</summary>
    public async Task<IPage> OpenAsync(bool withScript = false)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address.AbsoluteUri,
            JavaScriptEnabled = withScript,
            ViewportSize = new() { Width = 1100, Height = 800 },
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
