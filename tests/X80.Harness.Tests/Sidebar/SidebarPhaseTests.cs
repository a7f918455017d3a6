using Microsoft.Playwright;
using X80.Harness.Sidebar;
using X80.Harness.Sidebar.Views;
using X80.Harness.Tests.Support;
using X80.Sdk.Capture;

namespace X80.Harness.Tests.Sidebar;

public sealed class SidebarPhaseTests(OpenHarness open) : IClassFixture<OpenHarness>
{
    private static readonly string[] Fields = ["save:stage", "save:email", "save:tags", "save:vip", "save:nextStep", "save:sites"];
    private static readonly string[] Timeline = ["log", "more-activities", "insert:s-1", "reload-snippets"];

    private static readonly Dictionary<string, (CaptureState State, string[] Shown, string[] Controls)> Phases = new()
    {
        ["idle"] = (SampleStates.Idle, ["WhatsApp to Practice CRM", "Signed in as Bea Souza", "Nothing is read until you click."], ["sync", "set-lock"]),
        ["working"] = (SampleStates.Working, ["Working…"], ["set-lock"]),
        ["unlinked"] = (
            SampleStates.Unlinked,
            ["Ana Lima", "+5511999990000", "3 messages read", "1 not on screen", "Same phone number", "96", "Anabel Costa", "Or create a record", "Thank you for your time."],
            ["sync", "link:person:p-1", "link:company:c-1", "search", "link:person:p-2", "create", "insert:s-1", "reload-snippets", "set-lock"]),
        ["private"] = (
            SampleStates.Private,
            ["Private No message of this chat is sent, unless you share a single one.", "none of this is sent",
             "In the CRM Stage Negotiation Last contacted 4 Mar 2026 Next step 13 Mar 2026",
             "In this chat Sent so far 21 messages First message sent 23 Feb 2026 Last message sent 4 Mar 2026",
             "Owner Bea Souza", "WhatsApp conversation — 21 messages Call on Friday"],
            ["sync", .. Fields, "unlink", "share-conversation", "show-sent", "withdraw", "share-one:AAAAAAAA1", "share-one:AAAAAAAA2", "share-one:AAAAAAAA3", .. Timeline, "set-lock"]),
        ["edited"] = (
            SampleStates.Edited,
            ["Saved", "The record was changed in the CRM meanwhile.", "Withdrawn.", "Note erased", "Activity still to be erased"],
            ["sync", .. Fields, "unlink", "share-conversation", "show-sent", "withdraw", "share-one:AAAAAAAA1", "share-one:AAAAAAAA2", "share-one:AAAAAAAA3", .. Timeline, "set-lock"]),
        ["same chat"] = (
            SampleStates.AskingSameChat,
            ["chats can share a title", "None of this is sent yet."],
            ["sync", "same-chat", .. Fields, "unlink", "make-private", "show-sent", "withdraw", .. Timeline, "set-lock"]),
        ["which chat"] = (
            SampleStates.AskingWhichChat,
            ["chats can share a title", "the one that belongs to Ana Lima"],
            ["sync", "same-chat", "other-chat", .. Fields, "unlink", "show-sent", "withdraw", .. Timeline, "set-lock"]),
        ["renamed"] = (
            SampleStates.Renamed,
            ["This chat has another name now", "the chat that belongs to Ana Lima"],
            ["sync", "same-chat", "other-chat", .. Fields, "unlink", "show-sent", "withdraw", .. Timeline, "set-lock"]),
        ["preview"] = (
            SampleStates.Previewing,
            ["Shared Messages go to Practice CRM", "Ana Lima in Practice CRM", "2 text, 1 image", "1 not on screen", "21, written along in the note", "is not X80's to erase", "Bom dia! Can we sign on Friday? 🖊", "The signed page"],
            ["sync", .. Fields, "unlink", "make-private", "show-sent", "withdraw", "send", .. Timeline, "set-lock"]),
        ["sent"] = (
            SampleStates.Sent,
            ["Sent to Ana Lima", "24 messages", "Taken back, not sent again", "http://127.0.0.1:9/records/p-1#note"],
            ["sync", "open-note", .. Fields, "unlink", "make-private", "show-sent", "withdraw", .. Timeline, "set-lock"]),
        ["held"] = (
            SampleStates.Held,
            ["WHAT THE BACKEND HOLDS", "Bom dia!", "Show more of it"],
            ["sync", "open-note", .. Fields, "unlink", "make-private", "withdraw", .. Timeline, "take-back:AAAAAAAA1", "take-back:AAAAAAAA2", "show-sent", "set-lock"]),
        ["failed"] = (SampleStates.Failed, ["No chat is open. Nothing was read.", "Open a chat, then click Sync."], ["sync", "dismiss", "set-lock"]),
        ["closed"] = (SampleStates.Closed, ["This session has ended."], []),
    };

    public static TheoryData<string> Names => [.. Phases.Keys];

    /// <summary>Those that differ in more than words.</summary>
    public static TheoryData<string> Looks => ["idle", "unlinked", "edited", "same chat", "preview", "held", "failed"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_phase_shows_its_words_and_offers_its_controls_alone(string phase)
    {
        var (state, shown, controls) = Phases[phase];
        await DrawAsync(state);
        await UnfoldAsync();

        var words = await WordsAsync();
        Assert.All(shown, text => Assert.Contains(text, words, StringComparison.Ordinal));
        Assert.Equal(controls, await OfferedAsync());
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_phase_has_a_barrier_to_anybody(string phase)
    {
        await DrawAsync(Phases[phase].State);
        await UnfoldAsync();

        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await PictureAsync(phase, "light");
        Assert.Empty(await Barriers.OfAsync(Page));

        // The scheme changes colours alone.
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await PictureAsync(phase, "dark");
        Assert.Empty(await Barriers.OfAsync(Page, "color-contrast"));
    }

    [Fact]
    public async Task Foreign_text_is_shown_as_text()
    {
        await DrawAsync(SampleStates.Previewing);

        Assert.Contains(SampleStates.ForeignText, await WordsAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await Page.Locator("img").CountAsync());
        Assert.Equal("X80", await Page.TitleAsync());
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_phase_is_wider_than_its_window_or_shows_an_object(string phase)
    {
        foreach (var texts in new[] { SidebarTexts.English, Mirrored.Texts })
        {
            await DrawAsync(Phases[phase].State, texts);
            await UnfoldAsync();

            Assert.DoesNotContain("[object", await WordsAsync(), StringComparison.Ordinal);
            await Page.SetViewportSizeAsync(320, 700);
            Assert.Empty(await Page.EvaluateAsync<string[]>(
                "() => { const { left, right } = document.body.getBoundingClientRect(); return [...document.querySelectorAll('body *')].filter(one => !one.closest('.unseen') && (one.getBoundingClientRect().right > right + 1 || one.getBoundingClientRect().left < left - 1)).map(one => one.outerHTML.slice(0, 80)); }"));
        }

        await PictureAsync(phase, "mirrored");

        await Page.SetViewportSizeAsync(500, 700);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_word_of_our_own_is_a_resource(string phase)
    {
        await DrawAsync(Phases[phase].State, Mirrored.Texts);

        Assert.Equal("rtl", await Page.EvaluateAsync<string>("document.documentElement.dir"));
        Assert.Empty((await Mirrored.FindForeignAsync(Page)).Except(Mirrored.Data));
    }

    [Fact]
    public async Task What_a_quiet_read_could_not_have_hides_its_panel_and_raises_no_alarm()
    {
        await DrawAsync(SampleStates.Private);
        Assert.True(await Page.Locator("[data-panel=timeline]").IsVisibleAsync());

        await DrawAsync(SampleStates.Private with { Record = null, Activities = null, MoreActivities = null, Snippets = null });

        foreach (var panel in new[] { "timeline", "snippets", "failure", "outcome" })
        {
            Assert.True(await Page.Locator($"[data-panel={panel}]").IsHiddenAsync(), panel);
        }

        Assert.True(await Page.Locator("[data-panel=record]").IsVisibleAsync());
        Assert.Equal(0, await Page.Locator("[data-control^='save:']").CountAsync());
    }

    [Fact]
    public async Task Concealed_it_holds_nothing_of_chat_record_or_person()
    {
        await open.Window.DrawAsync(
            () => SidebarDrawing.Of(SampleStates.Previewing, new(null, [], ["A notice"]) { Lock = LockView.Concealed }), TestContext.Current.CancellationToken);

        Assert.Equal(["open-lock"], await OfferedAsync());
        Assert.Equal("Concealed This window is locked. Nothing of a chat is kept while it is. Passphrase Open", (await WordsAsync()).ReplaceLineEndings(" ").Trim());
        Assert.DoesNotMatch("Ana|Bom dia|Bea|Practice CRM|notice", await Page.ContentAsync());
        Assert.Empty(await Barriers.OfAsync(Page));
        await PictureAsync("concealed", "light");
    }

    [Fact]
    public async Task A_scroll_bar_that_comes_moves_nothing_sideways()
    {
        await Page.SetViewportSizeAsync(500, 700);
        await DrawAsync(SampleStates.Idle);
        var without = await Page.Locator("[data-control=sync]").BoundingBoxAsync();

        await DrawAsync(SampleStates.Unlinked);

        Assert.True(await Page.EvaluateAsync<bool>("document.documentElement.scrollHeight > document.documentElement.clientHeight"));
        Assert.Equal(without!.Width, (await Page.Locator("[data-control=sync]").BoundingBoxAsync())!.Width);
    }

    [Fact]
    public async Task What_is_typed_stays_and_keeps_the_focus_when_another_panel_changes()
    {
        await DrawAsync(SampleStates.Unlinked);
        await Page.Locator("[data-field=search]").FillAsync("Anab");

        await DrawAsync(SampleStates.Unlinked with { Failure = SampleStates.Failed.Failure });

        var fields = await open.Window.ReadFieldsAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Anab", fields["search"]);
        Assert.Equal("Ana Lima", fields["create-name"]);
        Assert.Equal("+5511999990000", fields["create-phone"]);
        Assert.Equal("search", await Page.EvaluateAsync<string>("document.activeElement.getAttribute('data-field')"));
    }

    [Fact]
    public async Task What_a_person_must_know_of_the_reader_pack_is_said()
    {
        await DrawAsync(SampleStates.Unlinked with { PackNotice = "The reader pack was last checked too long ago." });
        Assert.Contains("The reader pack was last checked too long ago.", await WordsAsync(), StringComparison.Ordinal);

        await DrawAsync(SampleStates.Unlinked);
        Assert.DoesNotContain("reader pack", await WordsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_nowhere_in_either_window()
    {
        await DrawAsync(SampleStates.Previewing);

        foreach (var page in new[] { Page, open.Parts.Page })
        {
            var all = await page.ContentAsync() + await page.EvaluateAsync<string>(
                "JSON.stringify(Object.getOwnPropertyNames(globalThis).map(name => { try { return String(globalThis[name]) } catch { return '' } })) + document.cookie + JSON.stringify(localStorage)");
            Assert.Contains("[object Window]", all, StringComparison.Ordinal);
            Assert.DoesNotContain("x80_", all, StringComparison.Ordinal);
        }
    }


    private IPage Page => open.Window.Page;

    private Task DrawAsync(CaptureState state, SidebarTexts? texts = null) =>
        open.Window.DrawAsync(
            () => SidebarDrawing.Of(state, new(null, open.Parts.Refusals.All, open.Parts.Notices) { Texts = texts ?? SidebarTexts.English }),
            TestContext.Current.CancellationToken);

    private async Task UnfoldAsync() => await Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");

    private async Task PictureAsync(string phase, string look) => await Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "sidebar", $"{phase.Replace(' ', '-')}-{look}.png"),
        FullPage = true,
    });

    private async Task<string> WordsAsync() => (await Page.Locator("body").InnerTextAsync()).ReplaceLineEndings(" ").Replace("\u00a0", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);

    private async Task<string[]> OfferedAsync() =>
        await Page.Locator("[data-control]:enabled").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('data-control'))");
}
