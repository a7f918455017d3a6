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

    public async ValueTask<PageDocument?> GetDocumentAsync(CancellationToken cancellationToken)
    {
        var frame = await FrameAsync();
        return new PageDocument(frame.GetProperty("loaderId").GetString()!, frame.GetProperty("url").GetString()!);
    }

    public async Task<string> EvaluateAsync(PageScript script, string argumentJson, CancellationToken cancellationToken)
    {
        var world = await devTools.SendAsync("Page.createIsolatedWorld", new()
        {
            ["frameId"] = (await FrameAsync()).GetProperty("id").GetString()!,
            ["worldName"] = "reader",
        });
        var answer = await devTools.SendAsync("Runtime.callFunctionOn", new()
        {
            ["functionDeclaration"] = script.Source,
            ["executionContextId"] = world!.Value.GetProperty("executionContextId").GetInt32(),
            ["arguments"] = new object[] { new Dictionary<string, object> { ["value"] = argumentJson } },
            ["returnByValue"] = true,
        });
        return answer!.Value.TryGetProperty("exceptionDetails", out var problem)
            ? throw new PageHostException(problem.ToString())
            : answer.Value.GetProperty("result").GetProperty("value").GetString()!;
    }

    public async Task OpenChatAsync(string chatId)
    {
        await page.ClickAsync($"#pane-side [data-practice-chat='{chatId}']");
        await page.WaitForSelectorAsync($"#pane-side .open[data-practice-chat='{chatId}']");
    }

    public async Task<ChatReading> ReadAsync() =>
        await new OpenChatReader(this, KnownChannels.WhatsApp, TimeProvider.System).ReadAsync(await ClickAsync(), TestContext.Current.CancellationToken);

    public async Task<ReadRefusal> RefuseAsync() => (await Assert.ThrowsAsync<ReadRefusedException>(ReadAsync)).Refusal;

    public async Task<HumanClick> ClickAsync()
    {
        var document = await GetDocumentAsync(TestContext.Current.CancellationToken);
        return new ClickGate(TimeProvider.System).Mint(new SurfaceClick("sync", true, true, ClickGate.SettleTime, document!.Id), out _)!;
    }

    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    private async Task<JsonElement> FrameAsync() =>
        (await devTools.SendAsync("Page.getFrameTree"))!.Value.GetProperty("frameTree").GetProperty("frame");
}
