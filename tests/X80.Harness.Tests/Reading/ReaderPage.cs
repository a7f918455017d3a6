using System.Text.Json;
using Microsoft.Playwright;
using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Pages;
using X80.Sdk.Reading;

namespace X80.Harness.Tests.Reading;

/// <summary>A page under test as a page host: scripts run in an isolated world of the top frame.</summary>
public sealed class ReaderPage(IPage page, ICDPSession devTools) : IPageHost, IAsyncDisposable
{
    public IPage Page => page;

    public Channel Channel { get; init; } = KnownChannels.WhatsApp;

    public async ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken)
    {
        var frame = await FrameAsync();
        return new PageDocument(frame.GetProperty("loaderId").GetString()!, frame.GetProperty("url").GetString()!) { IsPractice = true };
    }

    public Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken) => EvaluateAsync(script.Source, argumentJson);

    public async Task<string> EvaluateAsync(string source, string argumentJson)
    {
        var answer = await devTools.SendAsync("Runtime.callFunctionOn", new()
        {
            ["functionDeclaration"] = source,
            ["executionContextId"] = await WorldAsync(),
            ["arguments"] = new object[] { new Dictionary<string, object> { ["value"] = argumentJson } },
            ["returnByValue"] = true,
        });
        return answer!.Value.TryGetProperty("exceptionDetails", out var problem)
            ? throw new PageHostException(problem.ToString())
            : answer.Value.GetProperty("result").GetProperty("value").GetString()!;
    }

    public async Task OpenChatAsync(string chatId)
    {
        await page.ClickAsync($"[data-practice-chat='{chatId}']");
        await page.WaitForSelectorAsync($".open[data-practice-chat='{chatId}']");
    }

    public async Task<ChatReading> ReadAsync() =>
        await new OpenChatReader(this, Channel, TimeProvider.System).ReadAsync(await ClickAsync(), TestContext.Current.CancellationToken);

    public async Task<ReadRefusal> RefuseAsync() => (await Assert.ThrowsAsync<ReadRefusedException>(ReadAsync)).Refusal;

    public async Task<HumanClick> ClickAsync()
    {
        var document = await GetDocumentAsync(TestContext.Current.CancellationToken);
        return new ClickGate(TimeProvider.System).Mint(new SurfaceClick("sync", true, true, ClickGate.SettleTime, document!.Id), out _)!;
    }

    /// <summary>Two frames drawn: whatever an act on the page sets off has been seen by then.</summary>
    public Task SettleAsync() =>
        page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

    /// <summary>A headless tab is always visible: from here on the reader's world is told that it is hidden.</summary>
    public async Task HideAsync() => await devTools.SendAsync("Runtime.evaluate", new()
    {
        ["expression"] = "Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' })",
        ["contextId"] = await WorldAsync(),
    });

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    private async Task<int> WorldAsync()
    {
        var world = await devTools.SendAsync("Page.createIsolatedWorld", new()
        {
            ["frameId"] = (await FrameAsync()).GetProperty("id").GetString()!,
            ["worldName"] = "reader",
        });
        return world!.Value.GetProperty("executionContextId").GetInt32();
    }

    private async Task<JsonElement> FrameAsync() =>
        (await devTools.SendAsync("Page.getFrameTree"))!.Value.GetProperty("frameTree").GetProperty("frame");
}
