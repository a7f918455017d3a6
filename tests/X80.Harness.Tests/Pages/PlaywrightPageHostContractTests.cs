using X80.Harness.Pages;
using X80.Harness.Tests.Support;
using X80.Sdk.Pages;
using X80.Testing;

namespace X80.Harness.Tests.Pages;

public sealed class PlaywrightPageHostContractTests(OpenHarness open) : PageHostTests, IClassFixture<OpenHarness>
{
    protected override async Task<IPageHost> OpenAsync(string markup, CancellationToken cancellationToken)
    {
        open.Site.Html("/", markup);
        await open.Parts.Page.GotoAsync("https://web.whatsapp.com/");
        return new PlaywrightPageHost(await open.Parts.Page.Context.NewCDPSessionAsync(open.Parts.Page), isPractice: true);
    }

    protected override Task ReloadAsync(CancellationToken cancellationToken) => open.Parts.Page.ReloadAsync();
}
