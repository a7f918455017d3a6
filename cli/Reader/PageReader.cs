using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Cli.Running;
using X80.Contract.Json;
using X80.Harness.Browsers;
using X80.Harness.Pages;
using X80.Sdk.Reading;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader;

/// <summary>Reads saved pages of one channel, one after the other, in one browser.</summary>
internal sealed class PageReader : IAsyncDisposable
{
    private readonly SavedPageBrowser browser;
    private ChosenChannel chosen;
    private readonly TimeProvider time;

    private PageReader(SavedPageBrowser browser, ChosenChannel chosen, TimeProvider time) =>
        (this.browser, this.chosen, this.time) = (browser, chosen, time);

    public static async Task<PageReader> StartAsync(
        Consoles consoles, ChosenChannel chosen, TimeProvider time, CancellationToken cancellationToken)
    {
        var installed = await BrowserSetup.EnsureAsync(new SpokenProgress(consoles), cancellationToken);
        var browser = await SavedPageBrowser.StartAsync(chosen.Channel, installed, allowUnsandboxed: true, cancellationToken);
        foreach (var notice in browser.Notices)
        {
            consoles.Warn(notice);
        }

        var pack = chosen.Pack ?? ReaderPacks.Bundled(chosen.Channel.ReaderPack);
        if (pack.NoticeOn(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) is { } stale)
        {
            consoles.Warn(stale);
        }

        return new PageReader(browser, chosen, time);
    }

    /// <summary>Reads with this from now on: the same channel with another state of its pack.</summary>
    public void Use(ChosenChannel other) => chosen = other;

    /// <exception cref="ReadRefusedException">The page shows no open chat or does not fit the pack.</exception>
    public async Task<SavedReading> ReadAsync(ReadOnlyMemory<byte> html, CancellationToken cancellationToken)
    {
        var host = await browser.ShowAsync(html, cancellationToken);
        return await new SavedPageReader(host, chosen.Channel, time, chosen.Pack).ReadAsync(cancellationToken);
    }

    /// <returns>The members <c>outcome</c>, then <c>identity</c>, <c>messages</c>, <c>directions</c> and <c>reading</c>, or <c>refusal</c>.</returns>
    public async Task<JsonObject> AnswerAsync(FileInfo page, CancellationToken cancellationToken)
    {
        var html = await File.ReadAllBytesAsync(page.FullName, cancellationToken);
        try
        {
            var reading = await ReadAsync(html, cancellationToken);
            return new JsonObject
            {
                ["outcome"] = "read",
                ["identity"] = IdentityOf(reading.Identity),
                ["messages"] = new JsonArray([.. reading.Messages.Select(message => Node(message))]),
                ["directions"] = new JsonArray([.. reading.DirectionCertainties.Select(certainty => JsonValue.Create(certainty.Value))]),
                ["reading"] = Node(reading.Report),
            };
        }
        catch (ReadRefusedException refused)
        {
            var refusal = refused.Refusal;
            return new JsonObject
            {
                ["outcome"] = "refused",
                ["refusal"] = new JsonObject { ["stage"] = refusal.Stage, ["selector"] = refusal.Selector, ["why"] = refusal.Why },
            };
        }
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    private static JsonObject IdentityOf(ChatIdentity identity)
    {
        var node = new JsonObject { ["strength"] = identity.Strength.ToString().ToLowerInvariant() };
        foreach (var (name, value) in new[] { ("title", identity.Title), ("phone", identity.Phone), ("handle", identity.Handle), ("id", identity.ChannelId) })
        {
            if (value is not null)
            {
                node[name] = value;
            }
        }

        return node;
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, ContractJson.Tolerant);
}
