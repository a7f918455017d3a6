using System.Globalization;
using System.Text.Json;
using X80.Contract.Kinds;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>The page writes the same minutes in many languages; each is read back as that minute, or said to be unknown.</summary>
public sealed class LocaleTimeTests(ReadingBrowser browser) : IClassFixture<ReadingBrowser>
{
    // Puts a time on every row as the browser itself would write it in the language; no other date is left on the page.
    private const string Write = """
        ([language, hour12, times]) => {
          document.documentElement.lang = language;
          const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", hour12 });
          const day = new Intl.DateTimeFormat(language, { year: "numeric", month: "numeric", day: "numeric" });
          for (const pill of document.querySelectorAll("#main .pill")) pill.textContent = "";
          document.querySelectorAll("#main [data-pre-plain-text]").forEach((carrier, at) => {
            const then = new Date(times[at]);
            carrier.dataset.prePlainText = `[${clock.format(then)}, ${day.format(then)}] Ana: Lima]: `;
          });
        }
        """;

    [Theory]
    [InlineData("en-US", true)]
    [InlineData("en-GB", false)]
    [InlineData("pt-BR", false)]
    [InlineData("es-AR", true)]
    [InlineData("de", false)]
    [InlineData("hu", false)]
    [InlineData("ja", true)]
    [InlineData("ko", true)]
    [InlineData("zh-CN", true)]
    [InlineData("fi", false)]
    [InlineData("hi", true)]
    [InlineData("ar-EG", true)]
    [InlineData("he", false)]
    public async Task A_time_is_read_as_the_language_writes_it(string language, bool hour12)
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(80));
        var times = Minutes(language).Take(40).ToList();
        await page.Page.EvaluateAsync(Write, new object[] { language, hour12, times });

        var reading = await page.ReadAsync();

        var read = reading.Messages.Where(message => message.Author == "Ana: Lima]" && (message.Text ?? message.Caption) is not null)
            .Select(message => message.SentAt?.DateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)).ToList();
        Assert.True(read.Count > 10, "The page has too few rows to prove anything.");
        Assert.Equal(times.Take(read.Count), read);
    }

    [Fact]
    public async Task An_order_that_nothing_proves_is_ambiguous()
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(80));
        await page.Page.EvaluateAsync("() => { for (const pill of document.querySelectorAll('#main .pill')) pill.textContent = ''; document.documentElement.lang = 'en'; for (const row of document.querySelectorAll('#main [data-pre-plain-text]')) row.dataset.prePlainText = '[10:38, 9/10/2025] Ana Lima: '; }");

        var reading = await page.ReadAsync();

        var first = reading.Messages[0];
        Assert.Equal((TimeCertainty.Ambiguous, null), (first.SentAtCertainty, first.SentAt));
    }

    // Seeded by the language, so that each run and each language is the same and differs from the next.
    private static IEnumerable<string> Minutes(string language)
    {
        var state = (uint)JsonSerializer.Serialize(language).Sum(c => c * 7919);
        var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        while (true)
        {
            state = (state * 1664525) + 1013904223;
            yield return start.AddMinutes(state % (600 * 24 * 60)).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        }
    }
}
