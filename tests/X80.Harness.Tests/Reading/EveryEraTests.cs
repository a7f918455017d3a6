using System.Text.Json;
using X80.Contract.Json;
using X80.Sdk.Channels;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Reading.Raw;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>What holds in every era alike: read in slices a chat is what it is read whole, and a hidden page is refused.</summary>
public sealed class EveryEraTests(LookStage stage) : IClassFixture<LookStage>
{
    private const int Seed = 80;
    private const int RowsAtOnce = 4;

    private readonly ReaderPack pack = ReaderPacks.Bundled(KnownChannels.WhatsApp.ReaderPack);

    public static TheoryData<string> Eras =>
        [.. PracticeLook.All.Select(look => look.Name).DistinctBy(name => name[..name.IndexOf('/', StringComparison.Ordinal)])];

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Sliced_a_chat_is_what_it_is_whole(string look)
    {
        var site = PracticeSite.Create(Seed, PracticeLook.Find(look));
        await stage.ShowAsync(site);
        foreach (var chat in site.Chats)
        {
            await stage.OpenChatAsync(chat.Id);
            var sliced = new SlicingPage(stage.Page, RowsAtOnce);
            var whole = await ReadAsync(new RawReader(stage.Page, KnownChannels.WhatsApp, TimeProvider.System));

            Assert.Equal(whole, await ReadAsync(new RawReader(sliced, KnownChannels.WhatsApp, TimeProvider.System, RowsAtOnce)));
            Assert.Equal(chat.Coverage.RowsSeen > RowsAtOnce, sliced.Acts.Count(act => act == "join") > 1);
        }

        Assert.Contains(site.Chats, chat => chat.Coverage.RowsSeen > RowsAtOnce);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_hidden_page_is_refused(string look)
    {
        var site = PracticeSite.Create(Seed, PracticeLook.Find(look));
        await stage.ShowAsync(site);
        await stage.OpenChatAsync(site.Chats[0].Id);
        Assert.NotEmpty((await stage.Page.ReadAsync()).Messages);

        await stage.Page.HideAsync();

        var refusal = await stage.Page.RefuseAsync();
        Assert.Equal(("document", "page-hidden"), (refusal.Stage, refusal.Why));
    }

    /// <returns>All of a reading but when it was made, as lines.</returns>
    private async Task<string[]> ReadAsync(RawReader reader)
    {
        var reading = await reader.ReadAsync(pack, documentId: null, "chat", TestContext.Current.CancellationToken);
        var (identity, report) = (reading.Identity, reading.Report);
        return
        [
            $"{identity.Title}, {identity.Phone}, {identity.ChannelId}, {identity.Strength}, {string.Join(' ', identity.MessageIds)}",
            $"{report.Flavour}, {report.Coverage}, {string.Join(' ', report.Flags)}",
            .. report.Strategies.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}: {each.Value}"),
            .. reading.Messages.Zip(reading.DirectionCertainties, (message, certainty) => $"{certainty} {JsonSerializer.Serialize(message, ContractJson.Tolerant)}"),
        ];
    }
}
