using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Messages;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>Rows are cut from their markup. What markup tells badly, or not at all, reads as it stands on the page all the same.</summary>
public sealed class OddMarkupTests(LookStage stage) : IClassFixture<LookStage>
{
    private const string EachRow = "for (const row of document.querySelectorAll('#main [data-id]')) ";
    private const string Odd = "<b title=\"x>y\">Tom & \"Jerry\"</b> &amp; &lt; \u00a0end";

    [Theory]
    [InlineData(EachRow + "row.prepend(document.createComment('<b title=\"x\">9:41</b> > '))")]
    [InlineData(EachRow + "{ row.dataset.note = '<i a=\"b\">9:41</i> > &quot;'; row.firstElementChild.dataset.note = '<'; }")]
    [InlineData(EachRow + "{ const hidden = document.createElement('template'); hidden.content.append('9:41'); row.append(hidden); }")]
    [InlineData(EachRow + "for (const span of row.querySelectorAll('span > span')) if (span.firstChild?.nodeType === 3 && span.firstChild.length > 3) span.firstChild.splitText(2)")]
    [InlineData(EachRow + "{ const line = document.createElement('br'); line.append('9:41'); row.append(line); }")]
    public async Task What_a_person_does_not_see_changes_no_reading(string change)
    {
        var site = PracticeSite.Create(80, PracticeLook.Find("e/en-GB"));
        var expected = site.Expected("media");
        await OpenAsync(site, expected.Id, change);

        var reading = await stage.Page.ReadAsync();

        Assert.Equal(Lines(expected.Messages), Lines(reading.Messages));
        Assert.Equal(expected.Coverage, reading.Report.Coverage);
    }

    [Fact]
    public async Task Signs_of_markup_in_words_and_names_are_read_as_they_stand()
    {
        var site = PracticeSite.CreateLong(80, 60);
        var chat = site.Chats[0];
        var lines = "document.querySelectorAll('#main .words > [data-testid] > span:last-child')";
        await OpenAsync(site, chat.Id, $"for (const line of {lines}) line.textContent = {JsonSerializer.Serialize(Odd)}");

        var reading = await stage.Page.ReadAsync();

        var texts = reading.Messages.Where(message => message.Text is not null).Select(message => message.Text!.Split('\n')[^1]).ToList();
        Assert.True(texts.Count > 40, $"{texts.Count} texts were read.");
        Assert.All(texts, text => Assert.EndsWith(Odd, text, StringComparison.Ordinal));
    }

    private static string[] Lines(IEnumerable<CapturedMessage> messages) =>
        [.. messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Tolerant))];

    private async Task OpenAsync(PracticeSite site, string chatId, string change)
    {
        await stage.ShowAsync(site);
        await stage.OpenChatAsync(chatId);
        await stage.Page.Page.EvaluateAsync($"() => {{ {change} }}");
    }
}
