using System.Text.Json;
using X80.Contract.Json;
using X80.Harness.Pages;
using X80.Harness.Tests.BadInput;
using X80.ReferenceServer.Tests.Rig;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Clicks;
using X80.Sdk.Reading;

namespace X80.Harness.Tests.Hostility;

/// <summary>
/// What a hostile page tries on what stands in it, scenario by scenario (docs/guard.md lists all): headed, with both windows and the
/// real backend.
/// </summary>
public sealed class ScenarioTests(PracticeStage stage) : IClassFixture<PracticeStage>
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' wss://web.whatsapp.com; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly Dictionary<string, string> WithoutPolicy = new() { ["content-security-policy"] = "" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CaptureState State => stage.Session.Capture.State;

    [Fact]
    public async Task Scenario_158_A_double_click_is_one_click()
    {
        await stage.OpenAsync();
        var (opened, refused) = (Opened(), stage.Session.Clicks.CountRefused(ClickRefusal.JustChanged));
        await stage.Person.Sidebar.Locator("html[data-settled]").WaitForAsync();

        await stage.Person.Sidebar.Locator("[data-control=sync]").DblClickAsync();
        await Poll.UntilAsync(() => stage.Session.Clicks.CountRefused(ClickRefusal.JustChanged) > refused, Cancel);
        await Poll.UntilAsync(() => State.Phase is not CapturePhase.Working, Cancel);

        // Reading looks the chat up, and asks for suggestions where it is not linked: each once.
        Assert.InRange(Opened() - opened, 1, 2);

        int Opened() => stage.Backend.Requests.Count(request => request == "POST /api/ext/conversations");
    }

    [Fact]
    public async Task Scenario_171_The_page_finds_no_text_of_the_crm()
    {
        await stage.OpenAsync();
        await stage.ClickAsync("sync", "link:person:person-ana-lima");
        var shown = await stage.Person.Sidebar.EvaluateAsync<string[]>(
            "[...document.body.innerText.split('\\n'), ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].map(line => line.trim()).filter(line => line.length > 3)");
        var own = await stage.Person.Page.Locator("body").InnerTextAsync() + await stage.Person.Page.ContentAsync();
        var foreign = shown.Where(line => !own.Contains(line, StringComparison.OrdinalIgnoreCase)).Distinct().ToArray();
        Assert.Contains(foreign, line => line.Contains("X80 CRM", StringComparison.Ordinal));
        Assert.InRange(foreign.Length, 15, 500);

        var found = await stage.Person.Page.EvaluateAsync<string[]>("lines => lines.filter(line => { getSelection().removeAllRanges(); return find(line); })", foreign);

        Assert.Empty(found);

        // The page's own words are found by the same call.
        Assert.True(await stage.Person.Page.EvaluateAsync<bool>("find('Ana Lima')"));
    }

    [Fact]
    public async Task Scenario_172_The_binding_stands_in_no_world_of_the_page_and_in_no_frame()
    {
        await stage.OpenAsync(headers: WithoutPolicy);
        await stage.Person.Page.EvaluateAsync("""
            () => Promise.all([['src', 'about:blank'], ['srcdoc', '<p>x'], ['src', '/style.css'], ['src', URL.createObjectURL(new Blob(['<p>x'], { type: 'text/html' }))]]
              .map(([attribute, value]) => new Promise(done => {
                const frame = document.createElement('iframe');
                frame.onload = done;
                frame.setAttribute(attribute, value);
                document.body.append(frame);
              })))
            """);
        const string Ours = "[typeof x80Gesture, typeof x80Witness, 'x80Gesture' in globalThis, ...Object.getOwnPropertyNames(globalThis).filter(name => /x80|witness|gesture/i.test(name))].join()";

        Assert.Equal(5, stage.Person.Page.Frames.Count);
        foreach (var frame in stage.Person.Page.Frames)
        {
            Assert.Equal("undefined,undefined,false", await frame.EvaluateAsync<string>(Ours));
        }

        // It stands where it should: the names are the right ones.
        var tools = await stage.Person.Page.Context.NewCDPSessionAsync(stage.Person.Page);
        var (frameId, _, _) = await tools.GetTopFrameAsync(Cancel);
        var world = await tools.CallAsync("Page.createIsolatedWorld", new() { ["frameId"] = frameId, ["worldName"] = "x80-gestures" }, Cancel);
        var there = await tools.CallFunctionAsync("() => typeof x80Gesture", world.GetProperty("executionContextId").GetInt32(), "", Cancel);
        Assert.Equal("function", there.GetProperty("result").GetProperty("value").GetString());
    }

    [Fact]
    public async Task Scenario_173_Elements_that_bear_the_names_of_all_that_a_script_uses_change_no_reading()
    {
        var chats = await stage.OpenAsync();
        await stage.Person.Page.EvaluateAsync(
            "names => { const away = document.createElement('div'); away.hidden = true; document.body.append(away);"
            + " for (const name of names) { const anchor = document.createElement('a'); anchor.id = name; anchor.setAttribute('name', name); away.append(anchor); } }",
            OwnScripts.Words);
        Assert.True(OwnScripts.Words.Length > 300);

        // What is not built in is taken for the element, in our world, too.
        Assert.Equal("A", await HereAsync("() => globalThis.argumentJson.tagName"));
        Assert.Equal("A", await HereAsync("() => globalThis.pageReads.tagName"));

        Assert.Equal(Lines(chats.Site.Expected("ana-lima").Messages), Lines((await ReadAsync()).Messages));
    }

    [Fact]
    public async Task Scenario_174_Fields_that_bear_the_names_of_a_forms_members_change_no_reading()
    {
        var chats = await stage.OpenAsync();
        var expected = Lines(chats.Site.Expected("ana-lima").Messages);
        await stage.Person.Page.EvaluateAsync("""
            () => {
              for (const holder of [document.querySelector('.messages'), document.querySelector('[data-testid^=conv-msg]').parentNode]) {
                const form = document.createElement('form');
                form.id = `clobbered-${document.forms.length}`;
                form.append(...holder.childNodes);
                holder.append(form);
              }
            }
            """);
        Assert.Equal(expected, Lines((await ReadAsync()).Messages));

        await stage.Person.Page.EvaluateAsync(
            "names => { const away = document.createElement('div'); away.hidden = true; document.body.append(away);"
            + " for (const id of [...document.forms].map(form => form.id)) { for (const name of names) { const field = document.createElement('input'); field.name = name; field.setAttribute('form', id); away.append(field); } } }",
            OwnScripts.Words);

        Assert.Equal("INPUT INPUT INPUT", await HereAsync("() => { const form = document.getElementById('clobbered-0'); return [form.parentNode, form.childNodes, form.querySelectorAll].map(one => one.tagName).join(' '); }"));
        Assert.Equal(expected, Lines((await ReadAsync()).Messages));
    }

    [Fact]
    public async Task Scenario_175_A_page_under_a_strict_policy_is_read_and_takes_a_snippet()
    {
        await stage.Backend.SaveSnippetAsync("Thanks", "Thank you, we will look into it.", Cancel);
        var chats = await stage.OpenAsync(headers: new() { ["content-security-policy"] = Policy });
        Assert.Equal("TypeError", await stage.Person.Page.EvaluateAsync<string>("() => { try { document.body.innerHTML = '<p>x'; return 'taken'; } catch (refused) { return refused.name; } }"));

        await stage.ClickAsync("sync");
        Assert.Null(State.Failure);
        Assert.Equal(chats.Site.Expected("ana-lima").Messages.Count, State.Report!.Coverage.RowsRead);
        await stage.Person.UnfoldAsync("snippets", Cancel);
        await stage.ClickAsync("reload-snippets");
        await stage.ClickAsync($"insert:{State.Snippets!.First(one => one.Title == "Thanks").Id}");

        Assert.Null(State.Failure);
        Assert.Contains("Thank you, we will look into it.", await stage.Person.Page.Locator(".composer").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(Lines(chats.Site.Expected("ana-lima").Messages), Lines((await ReadAsync()).Messages));
    }

    [Fact]
    public async Task Scenario_176_A_document_that_is_written_anew_is_no_longer_the_one_that_was_read()
    {
        var chats = await stage.OpenAsync(headers: WithoutPolicy);
        await stage.Person.OpenChatAsync("bruno-costa", Cancel);
        await stage.ClickAsync("sync", "link:person:person-bruno-costa", "share-conversation");
        await stage.Person.Page.EvaluateAsync("() => { document.open(); document.write('<title>New</title><div id=main><header><span>Bruno Costa</span></header><p>Other words'); document.close(); }");

        await stage.ClickAsync("send");
        Assert.NotNull(State.Failure);
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));

        await stage.ClickAsync("sync");
        Assert.NotNull(State.Failure);
        Assert.Null(State.Preview);
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));
    }

    [Theory]
    [InlineData("https://web.whatsapp.com")]
    [InlineData("https://www.whatsapp.com")]
    public async Task Scenario_177_A_click_of_before_the_document_changed_reads_nothing(string origin)
    {
        await stage.OpenAsync();
        var click = await ClickAsync();
        await stage.OpenAsync(host: origin);
        var before = stage.Backend.Requests.Count;

        await stage.Session.Capture.ExecuteAsync(new CaptureCommand.Sync(), click, Cancel);

        Assert.Equal("chat-changed", State.Failure?.Code);
        Assert.Null(State.Chat);
        Assert.Equal(before, stage.Backend.Requests.Count);
        Assert.False(click.TrySpend());
    }

    [Fact]
    public async Task Scenario_178_A_click_that_comes_twice_pays_once()
    {
        await stage.OpenAsync();
        var click = await ClickAsync();
        await stage.Session.Capture.ExecuteAsync(new CaptureCommand.Sync(), click, Cancel);
        Assert.Null(State.Failure);
        var before = stage.Backend.Requests.Count;

        await stage.Session.Capture.ExecuteAsync(new CaptureCommand.Sync(), click, Cancel);

        Assert.Equal("click-expired", State.Failure?.Code);
        Assert.Equal(before, stage.Backend.Requests.Count);
    }

    [Fact]
    public async Task Scenario_179_What_answers_for_the_page_fails_and_nothing_loads()
    {
        await stage.OpenAsync();
        var page = stage.Person.Page;
        stage.FailAt("/broken");

        await Assert.ThrowsAsync<Microsoft.Playwright.PlaywrightException>(() => page.GotoAsync("https://web.whatsapp.com/broken").WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.Equal("TypeError", await page.EvaluateAsync<string>("() => fetch('/broken').then(() => 'answered', refused => refused.name)").WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        Assert.False(await page.EvaluateAsync<bool>("() => new Promise(done => { const socket = new WebSocket('wss://web.whatsapp.com/broken'); let greeted = false; socket.onmessage = () => { greeted = true; }; socket.onclose = () => done(greeted); })")
            .WaitAsync(TimeSpan.FromSeconds(30), Cancel));

        Assert.Equal("https://web.whatsapp.com/", page.Url);
        Assert.Contains(stage.Session.Refusals, refusal => refusal is { What: "request", Address: "https://web.whatsapp.com", Reason: "page-failed" });
        Assert.Contains(stage.Session.Refusals, refusal => refusal is { What: "socket", Address: "wss://web.whatsapp.com", Reason: "page-failed" });
        await stage.OpenAsync();
        await stage.ClickAsync("sync");
        Assert.Null(State.Failure);
    }

    private async Task<PlaywrightPageHost> HostAsync() => new(await stage.Person.Page.Context.NewCDPSessionAsync(stage.Person.Page), isPractice: true);

    /// <summary>What a function gives in a world of ours.</summary>
    private async Task<string> HereAsync(string function) => await (await HostAsync()).ChangeAsync(function, "", Cancel);

    private async Task<HumanClick> ClickAsync() =>
        new ClickGate(TimeProvider.System).Mint(new("sync", Trusted: true, SurfaceVisible: true, ClickGate.SettleTime, (await (await HostAsync()).GetDocumentAsync(Cancel))!.Id), out _)!;

    private async Task<ChatReading> ReadAsync() =>
        await new OpenChatReader(await HostAsync(), KnownChannels.WhatsApp, TimeProvider.System).ReadAsync(await ClickAsync(), Cancel);

    private static string[] Lines(IEnumerable<Contract.Messages.CapturedMessage> messages) =>
        [.. messages.Select(message => JsonSerializer.Serialize(message, ContractJson.Tolerant))];
}
