using Microsoft.Playwright;
using X80.Harness.Tests.Support;

namespace X80.Harness.Tests.WebApp;

/// <summary>The looks at barriers can find one.</summary>
public sealed class BarriersTests(HarnessFixture harness)
{
    [Fact]
    public async Task A_picture_without_words_and_grey_on_grey_are_found()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = harness.Browser.ExecutablePath });
        var page = await browser.NewPageAsync();
        await page.SetContentAsync("""<main><img src="data:,"><p style="color:#999;background:#aaa">Hard to read</p></main>""");

        var all = await Barriers.OfAsync(page);
        var contrast = await Barriers.OfAsync(page, "color-contrast");

        Assert.Contains(all, barrier => barrier.StartsWith("image-alt: <img", StringComparison.Ordinal));
        Assert.StartsWith("color-contrast: <p", Assert.Single(contrast), StringComparison.Ordinal);
    }
}
