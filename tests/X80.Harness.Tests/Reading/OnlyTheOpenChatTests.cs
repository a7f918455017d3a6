using System.Text.Json;
using X80.Contract.Json;
using X80.Sdk.Channels;
using X80.Sdk.Reading;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

public sealed class OnlyTheOpenChatTests(ReadingBrowser browser) : IClassFixture<ReadingBrowser>
{
    private const int Seed = 80;

    // Watches the page from its own world: what a read that acts would change or call.
    private const string Watch = """
        () => {
          const seen = window.seen = [];
          new MutationObserver(all => seen.push('mutation ' + all.length))
            .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          for (const name of ['scroll', 'focusin', 'focusout', 'selectionchange', 'click', 'input', 'keydown'])
            document.addEventListener(name, () => seen.push(name), true);
          window.before = window.state();
        }
        """;

    private const string State = """
        () => {
          window.seen = window.before = null;
          window.state = () => JSON.stringify([
            document.documentElement.outerHTML, document.activeElement.className, String(getSelection()), location.href, history.length,
            [...document.querySelectorAll('*')].map(e => e.scrollTop), Object.keys(window).length, localStorage.length, document.cookie,
            performance.getEntriesByType('resource').length]);
        }
        """;

    [Fact]
    public async Task Nothing_outside_the_open_chat_is_read()
    {
        var site = PracticeSite.Create(Seed);
        await using var page = await browser.OpenAsync(site);
        var html = await page.Page.ContentAsync();
        Assert.All(site.Canaries, canary => Assert.Contains(canary, html, StringComparison.Ordinal));

        foreach (var chat in site.Chats)
        {
            await page.OpenChatAsync(chat.Id);
            var reading = await page.ReadAsync();

            var copy = await CopyAsync(page);

            var text = copy.Html + string.Concat(reading.Messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Strict)))
                + reading.Identity.Title + string.Concat(reading.Report.Strategies.Values);
            Assert.DoesNotContain(site.Canaries, canary => text.Contains(canary, StringComparison.Ordinal));
            Assert.Contains(reading.Messages[0].Id.Value, copy.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_read_changes_nothing_on_the_page()
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(Seed));
        // The page itself scrolled down when it was opened; that event comes with the next picture.
        await page.SettleAsync();
        await page.Page.EvaluateAsync(State);
        await page.Page.EvaluateAsync(Watch);

        await page.ReadAsync();
        await CopyAsync(page);

        await page.SettleAsync();
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("() => window.seen"));
        Assert.True(await page.Page.EvaluateAsync<bool>("() => window.before === window.state()"));
    }

    [Fact]
    public async Task The_watch_sees_a_page_that_was_touched()
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(Seed));
        await page.Page.EvaluateAsync(State);
        await page.Page.EvaluateAsync(Watch);

        await page.Page.EvaluateAsync("() => { document.querySelector('.messages').scrollTop = 0; document.querySelector('.composer').focus(); document.body.dataset.x = '1'; }");

        await page.SettleAsync();
        var seen = await page.Page.EvaluateAsync<string[]>("() => window.seen");
        Assert.Contains("scroll", seen);
        Assert.Contains("focusin", seen);
        Assert.Contains("mutation 1", seen);
    }

    [Fact]
    public async Task A_message_from_the_feed_is_part_of_the_next_reading()
    {
        var site = PracticeSite.Create(Seed);
        await using var page = await browser.OpenAsync(site);
        await page.OpenChatAsync("ana-lima");
        await page.Page.WaitForFunctionAsync("() => window.practiceFeedIsOpen === true");

        site.Receive("ana-lima", "One more thing 🙂");
        site.Receive("bruno-costa", "Not for this chat");
        await page.Page.GetByText("Not for this chat").WaitForAsync();
        var reading = await page.ReadAsync();

        Assert.Equal(site.Expected("ana-lima").Coverage, reading.Report.Coverage);
        Assert.Equal("One more thing 🙂", reading.Messages[^1].Text);
        Assert.DoesNotContain(reading.Messages, message => message.Text == "Not for this chat");
    }

    [Fact]
    public async Task A_look_gives_the_identity_with_the_ids_on_screen()
    {
        var site = PracticeSite.Create(Seed);
        await using var page = await browser.OpenAsync(site);
        await page.OpenChatAsync("unsaved");

        var identity = await LookAsync(page);

        Assert.Equal("phone:+5521900004321", identity.Anchor);
        Assert.Superset(site.Expected("unsaved").Messages.Select(message => message.Id).ToHashSet(), identity.MessageIds.ToHashSet());
    }

    [Fact]
    public async Task A_look_tells_two_chats_of_one_title_apart()
    {
        await using var page = await browser.OpenAsync(PracticeSite.Create(Seed));

        await page.OpenChatAsync("dana-cole-1");
        var first = await LookAsync(page);
        await page.OpenChatAsync("dana-cole-2");
        var second = await LookAsync(page);

        Assert.Equal(first.Anchor, second.Anchor);
        Assert.NotEmpty(first.MessageIds);
        Assert.Empty(first.MessageIds.Intersect(second.MessageIds));
    }

    private static async Task<OpenChatCopy> CopyAsync(ReaderPage page) =>
        await new OpenChatReader(page, KnownChannels.WhatsApp, TimeProvider.System)
            .CopyAsync(await page.ClickAsync(), TestContext.Current.CancellationToken);

    private static async Task<ChatIdentity> LookAsync(ReaderPage page) =>
        await new OpenChatReader(page, KnownChannels.WhatsApp, TimeProvider.System)
            .LookAsync(await page.ClickAsync(), TestContext.Current.CancellationToken);
}
