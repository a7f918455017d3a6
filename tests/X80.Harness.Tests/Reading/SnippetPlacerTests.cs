using X80.Contract.Snippets;
using X80.Sdk.Channels;
using X80.Sdk.Pages;
using X80.Sdk.Reading;
using X80.Sdk.Snippets;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Reading;

/// <summary>A snippet goes into an editor that keeps a state of its own, and stands there exactly; otherwise it is refused and says why.</summary>
public sealed class SnippetPlacerTests(LookStage stage) : IClassFixture<LookStage>
{
    private const string Composer = "document.querySelector('.composer')";
    private const string Text = "Thank you, we will look into it.\nJo — “Atlas” 🙂 <b>&amp;";

    [Theory]
    [InlineData("e/en-GB")]
    [InlineData("e/ar")]
    [InlineData("d-prime/de")]
    [InlineData("d/ja")]
    public async Task The_text_stands_in_the_composer_and_nothing_is_sent(string look)
    {
        await ShowAsync(look, "talk");

        await PlaceAsync(await LookAsync());

        await stage.Page.SettleAsync();
        Assert.Equal(Text, await stage.Page.Page.EvaluateAsync<string>("() => document.querySelector('.composer').innerText"));
        Assert.Equal(0, await stage.Page.Page.EvaluateAsync<int>("() => window.practiceSends"));
        Assert.Equal(0, await stage.Page.Page.EvaluateAsync<int>("() => window.keys"));
    }

    [Fact]
    public async Task The_practice_editor_undoes_what_is_written_into_its_elements()
    {
        await ShowAsync("e/en-GB", "talk");

        await stage.Page.Page.EvaluateAsync($"() => {{ {Composer}.focus(); {Composer}.textContent = 'written'; }}");

        await stage.Page.SettleAsync();
        Assert.Equal("", await stage.Page.Page.EvaluateAsync<string>($"() => {Composer}.textContent"));
    }

    [Theory]
    [InlineData("talk", Composer + ".focus(); " + Composer + ".dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertText', data: 'A draft', cancelable: true }))", "composer-not-empty")]
    [InlineData("twin", "", "no-composer")]
    [InlineData("talk", "document.querySelector('.title-line span').textContent = 'Dana Cole'; " + Composer + ".setAttribute('aria-label', 'Type a message to Dana Cole')", "chat-changed")]
    [InlineData("talk", Composer + ".addEventListener('paste', event => event.stopImmediatePropagation(), true)", "composer-refused")]
    [InlineData("talk", Composer + ".tabIndex = -1; " + Composer + ".contentEditable = 'true'; " + Composer + ".focus = () => 0; document.addEventListener('focusin', event => event.target.blur(), true)", "composer-not-focused")]
    [InlineData("talk", Composer + ".addEventListener('paste', event => { event.preventDefault(); event.stopImmediatePropagation(); }, true)", "text-differs")]
    [InlineData("talk", Composer + ".addEventListener('paste', event => { const row = [...document.querySelectorAll('#main [data-pre-plain-text]')].at(-1); row.append(event.clipboardData.getData('text/plain')); event.preventDefault(); }, true)", "message-sent")]
    public async Task It_is_refused_with_its_reason(string chat, string change, string why)
    {
        await ShowAsync("e/en-GB", chat);
        var open = await LookAsync();
        await stage.Page.Page.EvaluateAsync($"() => {{ {change} }}");

        var refused = await Assert.ThrowsAsync<SnippetRefusedException>(() => PlaceAsync(open));

        Assert.Equal(why, refused.Why);
    }

    [Fact]
    public async Task One_click_places_once()
    {
        await ShowAsync("e/en-GB", "talk");
        var open = await LookAsync();
        var click = await stage.Page.ClickAsync();
        await Placer().PlaceAsync(Snippet(), open, click, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<ReadRefusedException>(() => Placer().PlaceAsync(Snippet(), open, click, TestContext.Current.CancellationToken));

        Assert.Equal("click-spent", refused.Refusal.Why);
    }

    [Fact]
    public void The_script_names_no_key_no_click_and_no_other_way_to_write() =>
        Assert.All(
            (string[])["KeyboardEvent", "Enter", ".click", "submit", "innerHTML", "textContent =", "execCommand", "InputEvent", "fetch", "setTimeout"],
            word => Assert.DoesNotContain(word, PageScript.SnippetPlacer.Source, StringComparison.Ordinal));

    private static Snippet Snippet() => new() { Id = "s1", Title = "Thanks", Text = Text };

    private SnippetPlacer Placer() => new(stage.Page, KnownChannels.WhatsApp, TimeProvider.System);

    private async Task ShowAsync(string look, string chat)
    {
        await stage.ShowAsync(PracticeSite.Create(80, PracticeLook.Find(look)));
        await stage.OpenChatAsync(chat);
        await stage.Page.Page.EvaluateAsync("() => { window.keys = 0; for (const name of ['keydown', 'keypress', 'keyup']) document.addEventListener(name, () => { window.keys += 1; }, true); }");
    }

    private async Task<ChatIdentity> LookAsync() =>
        await new OpenChatReader(stage.Page, KnownChannels.WhatsApp, TimeProvider.System).LookAsync(await stage.Page.ClickAsync(), TestContext.Current.CancellationToken);

    private async Task PlaceAsync(ChatIdentity chat) => await Placer().PlaceAsync(Snippet(), chat, await stage.Page.ClickAsync(), TestContext.Current.CancellationToken);
}
