using X80.Harness.Tests.Support;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>One page in one browser that shows one site after another: to open a page for each would cost more than to read it.</summary>
public sealed class LookStage(HarnessFixture harness) : IAsyncLifetime
{
    private readonly ReadingBrowser browser = new(harness);
    private PracticeSite shown = PracticeSite.Create(1);

    public ReaderPage Page { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await browser.InitializeAsync();
        Page = await browser.OpenAsync(() => shown);
    }

    public async Task ShowAsync(PracticeSite site)
    {
        shown = site;
        await Page.Page.GotoAsync(PracticeSite.Origin + "/");
    }

    public Task OpenChatAsync(string chatId) =>
        Page.Page.EvaluateAsync("id => document.querySelector(`#pane-side [data-practice-chat='${id}']`).click()", chatId);

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        await browser.DisposeAsync();
    }
}
