using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Messages;
using X80.Sdk.Channels;
using X80.Sdk.Reading;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>A chat of more than 500 rows is read a slice a call; what changes in between is refused.</summary>
public sealed class LongChatTests(LookStage stage) : IClassFixture<LookStage>
{
    private const int Rows = 1_201;
    private const string Row = "document.querySelectorAll('#main [data-id]')";

    private readonly PracticeSite site = PracticeSite.CreateLong(80, Rows);

    [Theory]
    [InlineData(500, 1)]
    [InlineData(501, 8)] // The first, two slices (of 501 rows and 13 days), each once more, the plan, and each joined.
    [InlineData(Rows, 11)]
    public async Task A_chat_reads_as_its_source_in_as_many_calls_as_it_is_long(int rows, int calls)
    {
        var chat = PracticeSite.CreateLong(80, rows);
        await stage.ShowAsync(chat);
        var page = new ChangingPage(stage.Page, 0, "");

        var reading = await ReadAsync(page);

        var expected = chat.Chats[0];
        Assert.Equal(Lines(expected.Messages), Lines(reading.Messages));
        Assert.Equal(expected.DirectionCertainties, reading.DirectionCertainties);
        Assert.Equal(expected.Coverage, reading.Report.Coverage);
        Assert.Equal((expected.Title, "e"), (reading.Identity.Title, reading.Report.Flavour));
        Assert.Equal(calls, page.Calls);
    }

    [Theory]
    [InlineData(2, Row + "[7].querySelector('.words > span > span').textContent += '!'", "rows", "rows-changed", "1 of 1201 rows")]
    [InlineData(3, Row + "[9].dataset.id = '3EB0AAAAAAAAAAAAAAAA'", "rows", "rows-changed", "1 of 1201 rows")]
    [InlineData(3, Row + "[1200].parentNode.after(" + Row + "[0].parentNode.cloneNode(true))", "rows", "rows-changed", "1232, 1233")]
    [InlineData(1, Row + "[700].parentNode.remove()", "rows", "rows-changed", "1232, 1231")]
    [InlineData(4, Row + "[20].replaceWith(" + Row + "[21].cloneNode(true))", "rows", "rows-changed", "1 of 1201 rows")]
    [InlineData(1, "const first = " + Row + "[3]; first.parentNode.replaceChildren()", "rows", "rows-changed", "1201, 1200")]
    [InlineData(2, "document.querySelector('.title-line span').textContent = 'Dana Cole'", "title", "chat-changed", "Another chat")]
    [InlineData(5, "document.querySelector('.composer').setAttribute('aria-label', 'Type a message to Dana Cole')", "composer", "chat-changed", "Another chat")]
    [InlineData(2, "document.querySelector('#main').replaceChildren()", "title", "chat-changed", "Another chat")]
    public async Task What_changes_between_slices_is_refused(int after, string change, string where, string why, string counts)
    {
        await stage.ShowAsync(site);

        var refused = await Assert.ThrowsAsync<ReadRefusedException>(() => ReadAsync(new ChangingPage(stage.Page, after, change)));

        Assert.Equal((where, why), (refused.Refusal.Stage, refused.Refusal.Why));
        Assert.Contains(counts, refused.Refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_at_a_long_chat_takes_a_call_a_slice_and_gives_all_ids_on_screen()
    {
        await stage.ShowAsync(site);
        var page = new ChangingPage(stage.Page, 0, "");

        var identity = await new OpenChatReader(page, KnownChannels.WhatsApp, TimeProvider.System).LookAsync(await stage.Page.ClickAsync(), TestContext.Current.CancellationToken);

        var expected = site.Chats[0];
        Assert.Equal(expected.Title, identity.Title);
        Assert.Equal(expected.Messages.Select(message => message.Id), identity.MessageIds);
        Assert.Equal(5, page.Calls); // The first, three slices, and the plan.
    }

    private async Task<ChatReading> ReadAsync(ChangingPage page) =>
        await new OpenChatReader(page, KnownChannels.WhatsApp, TimeProvider.System).ReadAsync(await stage.Page.ClickAsync(), TestContext.Current.CancellationToken);

    private static string[] Lines(IEnumerable<CapturedMessage> messages) =>
        [.. messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Tolerant))];
}
