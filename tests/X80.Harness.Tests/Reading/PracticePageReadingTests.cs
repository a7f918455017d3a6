using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Messages;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

public sealed class PracticePageReadingTests(ReadingBrowser browser) : IClassFixture<ReadingBrowser>
{
    private const int Seed = 80;

    public static TheoryData<string> ChatIds => [.. PracticeSite.Create(Seed).Chats.Select(chat => chat.Id)];

    [Theory]
    [MemberData(nameof(ChatIds))]
    public async Task A_reading_equals_the_source_conversation(string chatId)
    {
        var site = PracticeSite.Create(Seed);
        await using var page = await browser.OpenAsync(site);
        await page.OpenChatAsync(chatId);

        var reading = await page.ReadAsync();

        var expected = site.Expected(chatId);
        Assert.Equal(Lines(expected.Messages), Lines(reading.Messages));
        Assert.Equal(expected.Coverage, reading.Report.Coverage);
        Assert.Equal(expected.Title, reading.Identity.Title);
        Assert.Equal(expected.Phone, reading.Identity.Phone);
        Assert.Equal("e", reading.Report.Flavour);
    }

    // One message a line, so that a difference shows which.
    private static string[] Lines(IEnumerable<CapturedMessage> messages) =>
        [.. messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Tolerant))];
}
