using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Messages;
using X80.Sdk.Channels;
using X80.Simulator.Practice;
using X80.Simulator.Practice.Channels;

namespace X80.Harness.Tests.Reading;

/// <summary>The practice page that a channel's folder brings: its chats, its feed, and its days in words.</summary>
public sealed class ChannelPageReadingTests(ReadingBrowser browser) : IClassFixture<ReadingBrowser>
{
    private static readonly Channel Second = KnownChannels.All[1];

    // Dates as the browser itself writes them in the language, on the days of the page; the second of two styles in every other row.
    private const string Write = """
        ([language, days]) => {
          document.documentElement.lang = language;
          const styles = ["long", "full"].map((dateStyle) => new Intl.DateTimeFormat(language || "en", { dateStyle, calendar: "gregory" }));
          const headings = [...document.querySelectorAll(".msg-s-message-list__time-heading")];
          headings.forEach((heading, at) => { heading.textContent = styles[at % 2].format(new Date(days[at % days.length] + "T12:00")); });
          document.querySelectorAll(".msg-s-message-group__timestamp").forEach((time) => { time.textContent = "10:38"; });
          return headings.length;
        }
        """;

    private static PracticeSite NewSite() => PracticeSite.Create(80, ChannelPage.Find(Second.Kind.Value, new Uri(Second.StartUrl))!);

    [Fact]
    public async Task Every_chat_is_read_as_it_was_written_and_so_is_what_arrives()
    {
        var site = NewSite();
        await using var page = await browser.OpenAsync(site);
        await page.Page.WaitForFunctionAsync("() => window.practiceFeedIsOpen === true");
        foreach (var chat in site.Chats)
        {
            site.Receive(chat.Id, "Two lines:\n<b>{{id}}</b> & more");
            await page.OpenChatAsync(chat.Id);

            var reading = await page.ReadAsync();

            var expected = site.Expected(chat.Id);
            Assert.Equal(Lines(expected.Messages), Lines(reading.Messages));
            Assert.Equal(expected.Coverage, reading.Report.Coverage);
            Assert.Equal((expected.Title, expected.Phone, expected.Flavour), (reading.Identity.Title, reading.Identity.Phone, reading.Report.Flavour));
            Assert.Equal(expected.DirectionCertainties, reading.DirectionCertainties);
        }

        Assert.Contains(site.Chats, chat => chat.Messages.Any(message => message.Kind == MessageKind.Document));
        Assert.Contains(site.Chats, chat => chat.Messages.Any(message => message.SentAtCertainty == TimeCertainty.Unknown));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("pt-BR")]
    [InlineData("fr")]
    [InlineData("ru")]
    [InlineData("ar-EG")]
    [InlineData("ja")]
    public async Task A_day_in_words_is_read_as_the_language_writes_it(string language)
    {
        await using var page = await browser.OpenAsync(NewSite());
        string[] days = ["2025-03-31", "2025-05-02", "2025-11-12"];
        var headings = await page.Page.EvaluateAsync<int>(Write, new object[] { language, days });

        var reading = await page.ReadAsync();

        var read = reading.Messages.Where(message => message.SentAt is not null).Select(message => $"{message.SentAt:yyyy-MM-dd HH:mm}").Distinct();
        Assert.Equal(3, headings);
        Assert.Equal(days.Select(day => day + " 10:38"), read);
    }

    [Fact]
    public async Task A_day_in_words_of_no_language_is_ambiguous()
    {
        string[] days = ["2025-11-12"];
        await using var page = await browser.OpenAsync(NewSite());
        await page.Page.EvaluateAsync(Write, new object[] { "", days });

        var reading = await page.ReadAsync();

        Assert.Equal((TimeCertainty.Ambiguous, null), (reading.Messages[0].SentAtCertainty, reading.Messages[0].SentAt));
    }

    // One message a line, so that a difference shows which.
    private static string[] Lines(IEnumerable<CapturedMessage> messages) =>
        [.. messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Tolerant))];
}
