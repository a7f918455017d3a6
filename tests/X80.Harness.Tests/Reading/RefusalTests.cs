using System.Text.Json;
using X80.Contract.Json;
using X80.Contract.Messages;
using X80.Sdk.Channels;
using X80.Sdk.Reading;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

public sealed class RefusalTests(ReadingBrowser browser) : IClassFixture<ReadingBrowser>
{
    private const int Seed = 80;

    [Theory]
    [InlineData(PracticeScreen.NoChatOpen, "no-chat-open")]
    [InlineData(PracticeScreen.QrCode, "not-signed-in")]
    [InlineData(PracticeScreen.Loading, "page-loading")]
    public async Task A_screen_without_a_chat_is_refused_with_its_reason(PracticeScreen screen, string why)
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(Seed, screen));

        var refusal = await page.RefuseAsync();

        Assert.Equal(("screen", why), (refusal.Stage, refusal.Why));
    }

    [Theory]
    [InlineData("panel", "document.querySelector('#main').append(document.querySelector('#side'))")]
    [InlineData("title", "document.querySelector('#main > header').remove()")]
    [InlineData("scroller", "const copy = document.querySelector('.messages').cloneNode(true); copy.querySelectorAll('[data-id]').forEach((row, at) => { row.dataset.id = 'ANOTHERCHATS' + at; row.dataset.testid = 'conv-msg-' + row.dataset.id; }); document.querySelector('.messages').after(copy)")]
    [InlineData("messageId", "const copy = document.querySelector('.messages').cloneNode(true); copy.querySelector('.words > span').textContent = 'Another text'; document.querySelector('.messages').after(copy)")]
    [InlineData("panel", "const copy = document.querySelector('#main').cloneNode(true); copy.querySelector('.words > span').textContent = 'Another text'; document.querySelector('#main').after(copy)")]
    [InlineData("rows", "document.querySelectorAll('[data-testid^=conv-msg]').forEach(row => { row.removeAttribute('data-testid'); row.removeAttribute('data-id'); })")]
    [InlineData("rows", "const row = document.querySelector('[data-testid^=conv-msg]'); row.removeAttribute('data-testid'); row.removeAttribute('data-id')")]
    [InlineData("messageId", "document.querySelectorAll('[data-testid^=conv-msg]').forEach(row => { row.dataset.id = 'false_5511@c.us_X'; row.dataset.testid = 'conv-msg-'; })")]
    [InlineData("messageId", "document.querySelectorAll('[data-testid^=conv-msg]').forEach(row => row.dataset.id = 'SAMESAMESAME')")]
    [InlineData("body", "document.querySelectorAll('.words').forEach(e => e.replaceChildren('laid out anew'))")]
    public async Task A_page_that_no_longer_fits_is_refused_with_the_stage(string stage, string change)
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(Seed));
        await page.Page.EvaluateAsync($"() => {{ {change} }}");

        var refusal = await page.RefuseAsync();

        Assert.Equal((stage, "drift"), (refusal.Stage, refusal.Why));
    }

    [Theory]
    [InlineData("document.querySelector('.messages').after(document.querySelector('.messages').cloneNode(true))")]
    [InlineData("document.querySelector('#main').after(document.querySelector('#main').cloneNode(true))")]
    [InlineData("document.querySelector('[data-testid^=conv-msg]').removeAttribute('data-testid')")]
    [InlineData("document.querySelectorAll('[data-testid=msg-container]').forEach(e => e.removeAttribute('data-testid')); document.querySelectorAll('.focusable-list-item').forEach(e => e.className = '')")]
    [InlineData("document.querySelectorAll('[data-testid=selectable-text]').forEach(e => e.replaceWith(...e.childNodes))")]
    [InlineData("document.querySelector('#main').id = 'another'")]
    public async Task A_page_that_says_it_another_way_is_read(string change)
    {
        var site = PracticeSite.Create(Seed, PracticeLook.Default);
        await using var page = await browser.OpenAsync(site);
        await page.OpenChatAsync("number");
        await page.Page.EvaluateAsync($"() => {{ {change} }}");

        var reading = await page.ReadAsync();

        var expected = site.Expected("number");
        Assert.Equal(expected.Title, reading.Identity.Title);
        Assert.Equal(Lines(expected.Messages), Lines(reading.Messages));
    }

    [Theory]
    [InlineData("document.querySelector('.title-line span').textContent = ''", "title", "page-loading")]
    [InlineData("document.querySelector('.composer').setAttribute('aria-label', 'Type a message to Dana Cole')", "composer", "chat-changed")]
    public async Task A_chat_caught_in_the_middle_of_a_change_is_refused(string change, string stage, string why)
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(Seed));
        await page.Page.EvaluateAsync($"() => {{ {change} }}");

        var refusal = await page.RefuseAsync();

        Assert.Equal((stage, why), (refusal.Stage, refusal.Why));
    }

    [Fact]
    public async Task A_page_of_another_host_is_refused()
    {
        await using var page = await browser.OpenAsync("<div id='main'></div>", "https://web.whatsapp.com.example.org/");

        Assert.Equal("wrong-page", (await page.RefuseAsync()).Why);
    }

    [Fact]
    public async Task A_document_that_is_not_the_clicked_one_is_refused()
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(Seed));
        var click = await page.ClickAsync();
        await page.Page.ReloadAsync();

        var refused = await Assert.ThrowsAsync<ReadRefusedException>(
            () => new OpenChatReader(page, KnownChannels.WhatsApp, TimeProvider.System).ReadAsync(click, TestContext.Current.CancellationToken));

        Assert.Equal("chat-changed", refused.Refusal.Why);
    }

    [Fact]
    public async Task One_click_pays_for_one_reading()
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(Seed));
        var click = await page.ClickAsync();
        var reader = new OpenChatReader(page, KnownChannels.WhatsApp, TimeProvider.System);
        await reader.ReadAsync(click, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<ReadRefusedException>(() => reader.ReadAsync(click, TestContext.Current.CancellationToken));

        Assert.Equal("click-spent", refused.Refusal.Why);
    }

    [Fact]
    public async Task A_hidden_page_is_refused()
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(Seed));
        await page.HideAsync();

        Assert.Equal("page-hidden", (await page.RefuseAsync()).Why);
    }

    private static string[] Lines(IEnumerable<CapturedMessage> messages) =>
        [.. messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Tolerant))];
}
