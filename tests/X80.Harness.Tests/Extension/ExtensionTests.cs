using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Consents;
using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Json;
using X80.Contract.Kinds;
using X80.Contract.Tokens;
using X80.Sdk.Client;

namespace X80.Harness.Tests.Extension;

/// <summary>The extension in a real browser, by real input, over the real server.</summary>
public sealed class ExtensionTests(ExtensionStage stage) : IClassFixture<ExtensionStage>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_persons_click_the_backend_is_asked_who_we_are_and_nothing_else()
    {
        var before = stage.Backend.Requests.Count;
        var chats = await stage.OpenPageAsync();
        await stage.Panel.ReloadAsync().WaitAsync(Cancel);
        await stage.ShowsAsync("header", "Signed in as Jo Berg");
        await stage.Channel.OpenChatAsync("bruno-costa");
        chats.Site.Receive("bruno-costa", "Are you there?");
        await stage.Panel.Locator("html[data-settled] [data-control=sync]").HoverAsync().WaitAsync(Cancel);

        await stage.Panel.EvaluateAsync("""
            () => {
              const button = document.querySelector('[data-control=sync]');
              button.click();
              button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
            }
            """);

        await stage.ShowsAsync("refusals", "A click (2 times)");
        await stage.ShowsAsync("sync", "Nothing is read until you click.");
        Assert.Equal(["GET /api/ext/session"], stage.Backend.Requests.Skip(before));
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));
    }

    [Fact]
    public async Task By_four_clicks_a_chat_becomes_a_note_and_by_more_it_is_taken_back_and_erased()
    {
        var chats = await stage.OpenPageAsync();
        var expected = await stage.Channel.ReadAsync();

        await stage.ClickAsync("sync", "link:person:person-ana-lima", "share-conversation", "send");
        await stage.ShowsAsync("result", "Sent to Ana Lima");

        var id = SentId();
        var note = (await stage.Backend.Client.GetNoteAsync(id, Cancel)).Value!;
        var words = string.Concat(note.Parts.Select(part => part.Text));
        Assert.All(chats.LinesOf("ana-lima"), line => Assert.Contains(line, words, StringComparison.Ordinal));
        AssertSameAsTheKit(expected.Messages, expected.Report.Coverage, BodyOf("/sync"));
        Assert.Equal(KeyOf(expected.Identity.Anchor, await MaterialAsync()), (string?)BodyOf("/conversations")["key"]);
        Assert.Equal(HashOf(BodyOf("/sync"), (await stage.Backend.Client.GetConversationAsync(id, Cancel)).Value!), (string?)BodyOf("/sync")["consent"]!["payloadHash"]);

        await stage.ClickAsync("show-sent", $"take-back:{expected.Messages[^1].Id}");
        await stage.ShowsAsync("outcome", "The message was taken back.");
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));
        await stage.Panel.Locator("[data-panel=privacy] summary").ClickAsync().WaitAsync(Cancel);
        await stage.ClickAsync("withdraw");
        await stage.ShowsAsync("outcome", "Withdrawn. The conversation is Private.");
        Assert.Empty((await stage.Backend.Client.GetMessagesAsync(id, after: null, limit: null, Cancel)).Value!.Items);

        await stage.ClickAsync("show-ledger");
        await stage.ShowsAsync("ledger", $"sync · {expected.Messages.Count} messages · done");
        await stage.ClickAsync("hide-ledger");
    }

    [Fact]
    public async Task What_was_set_to_Private_meanwhile_is_refused_and_shown()
    {
        var chats = await stage.OpenPageAsync();
        await stage.Channel.OpenChatAsync("bruno-costa");
        await stage.ClickAsync("sync", "link:person:person-bruno-costa", "share-conversation");
        await stage.ShowsAsync("privacy", "Shared");
        await stage.Backend.Client.SetPrivateAsync(SentId("/privacy"), PrivacyHistory.Keep, Cancel);

        await stage.ClickAsync("send");

        await stage.ShowsAsync("failure", "This conversation is Private. Nothing was stored.");
        await stage.ShowsAsync("refusals", "conversation-private");
        await stage.ShowsAsync("privacy", "No message of this chat is sent");
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));
    }

    [Fact]
    public async Task Another_chat_than_the_one_that_was_read_is_not_sent()
    {
        var chats = await stage.OpenPageAsync();
        await stage.Channel.OpenChatAsync("unsaved");
        await stage.ClickAsync("sync");
        await stage.ShowsAsync("chat", "+55");
        await stage.Panel.Locator("[data-field=search]").FillAsync("Bruno");
        await stage.ClickAsync("search", "link:person:person-bruno-costa", "share-conversation");
        await stage.Panel.Locator("[data-control=send]").WaitForAsync().WaitAsync(Cancel);
        await stage.Channel.OpenChatAsync("ana-lima");

        await stage.ClickAsync("send");

        await stage.ShowsAsync("failure", "Another chat or page is open than the one that was read.");
        Assert.Empty(await stage.Backend.FindAsync(chats.Canary, Cancel));
    }

    [Theory]
    [InlineData("""{"text":"a\u2028\u0001\"\\/\n\té 👍🏽","b":[true,false,{}],"a":{"z":1,"é":"","e\u0301":0}}""")]
    [InlineData("""{"\uE000":1,"😀":2,"a":9007199254740991,"B":-1}""")]
    public async Task A_payloads_hash_is_the_kits(string body)
    {
        const string Id = "AAAAAAAAAAAAAAAAAAAAAA";
        var hash = await stage.Panel.EvaluateAsync<string>(
            """
            async ([id, body]) => (await import(chrome.runtime.getURL('contract/payload-hash.js'))).payloadHash(
              { action: 'sync', conversationId: id, to: { recordId: 'r-1', kind: 'person', crm: 'embedded' }, already: 0 }, { consent: {}, ...JSON.parse(body) })
            """,
            new[] { Id, body });

        var to = new ConsentTarget { Crm = CrmName.Parse("embedded"), Kind = RecordKind.Person, RecordId = RecordId.Parse("r-1") };
        Assert.Equal(ConsentPayload.Hash(ConsentAction.Sync, ConversationId.Parse(Id), to, 0, JsonDocument.Parse(body).RootElement), hash);
    }

    [Fact]
    public async Task A_click_counts_once_and_only_on_a_panel_that_stood_still_and_a_pack_only_while_it_is_young()
    {
        var told = await stage.Panel.EvaluateAsync<string[]>(
            """
            async () => {
              const load = file => import(chrome.runtime.getURL(file));
              const { ClickGate } = await load('capture/click-gate.js');
              const { HumanClick } = await load('capture/human-click.js');
              const { ReaderPack } = await load('reading/reader-pack.js');
              const nameOf = act => { try { act(); return 'done'; } catch (problem) { return problem.why ?? problem.constructor.name; } };
              const gate = new ClickGate(async () => ({ tabId: 1, documentId: 'd' }));
              const good = { control: 'sync', trusted: true, visible: true, unchangedFor: 500 };
              const { click } = await gate.take(good);
              const pack = new ReaderPack(JSON.stringify({ id: 'p', version: '2026.1', verifiedAt: '2026-10-02', expiresAt: '2026-12-31', hosts: ['whatsapp.com'] }));
              const on = (day, policy = {}) => nameOf(() => pack.check({ minimum: {}, revoked: [], ...policy }, Date.parse(day)));
              return [
                (await gate.take({ ...good, unchangedFor: 499 })).refusal,
                (await gate.take({ ...good, visible: false })).refusal,
                (await new ClickGate(async () => null).take(good)).refusal,
                nameOf(() => click.spend()), nameOf(() => click.spend()), nameOf(() => click.consent()), nameOf(() => click.consent()),
                nameOf(() => new HumanClick(Symbol('minting'), 'sync', {})),
                on('2026-12-31T23:59:00Z'), on('2027-01-01T00:00:00Z'), on('2026-11-01', { minimum: { p: '2026.1.0' } }), on('2026-11-01', { revoked: ['p@2026.1'] }),
              ];
            }
            """);

        Assert.Equal(
            [
                "just-changed", "hidden", "no-document", "done", "ClickExpired", "done", "ClickExpired", "TypeError",
                "done", "pack-expired", "pack-below-minimum", "pack-revoked",
            ],
            told);
    }

    [Fact]
    public async Task A_mistyped_token_and_an_address_that_no_token_may_go_to_are_told_as_the_kit_tells_them()
    {
        var token = X80Token.NewRandom().Reveal();
        string[] tokens = [token, X80Token.NewRandom().Reveal(), token[..^1], token[..^1] + (token[^1] == 'a' ? 'b' : 'a'), "x80_", "", token.Replace("x80_", "x81_", StringComparison.Ordinal)];
        string[] addresses =
            ["https://x80.example/", "http://127.0.0.1:8180/", "http://localhost/", "http://x80.example/", "https://a:b@x80.example/", "https://x80.example/?q", "ftp://127.0.0.1/", "x80.example"];
        var told = await stage.Panel.EvaluateAsync<bool[]>(
            """
            async ([tokens, addresses]) => {
              const { isToken } = await import(chrome.runtime.getURL('contract/token.js'));
              const { backendAddress } = await import(chrome.runtime.getURL('contract/backend-address.js'));
              return [...tokens.map(isToken), ...addresses.map(address => backendAddress(address).problem === undefined)];
            }
            """,
            new[] { tokens, addresses });

        bool[] kits =
        [
            .. tokens.Select(typed => X80Token.TryParse(typed, out _)),
            .. addresses.Select(address => BackendAddress.Check(Uri.TryCreate(address, UriKind.Absolute, out var parsed) ? parsed : null) is null),
        ];
        Assert.Equal(kits, told);
        Assert.Contains(true, kits);
        Assert.Contains(false, kits);
    }

    [Fact]
    public async Task A_note_is_opened_on_the_backend_or_on_the_host_of_the_CRM_and_nowhere_else()
    {
        string[] opened = ["https://x80.example/records/1#note", "/records/1", "https://app.crm.example/notes/1"];
        string[] refused =
        [
            "https://evil.example/", "http://app.crm.example/", "https://app.crm.example:8443/", "https://a@app.crm.example/", "https://app.crm.example.evil.example/",
            "https://sub.app.crm.example/", "javascript:alert(1)", "https://a@x80.example/", "https:\\\\app.crm.example/",
        ];
        var told = await stage.Panel.EvaluateAsync<bool[]>(
            """
            async urls => {
              const { noteAddress } = await import(chrome.runtime.getURL('panel/note-address.js'));
              return [...urls.map(url => noteAddress(url, 'https://x80.example', 'app.crm.example') !== null), noteAddress(urls[2], 'https://x80.example', undefined) !== null];
            }
            """,
            (string[])[.. opened, .. refused]);

        Assert.Equal([.. opened.Select(_ => true), .. refused.Select(_ => false), false], told);
    }

    private static void AssertSameAsTheKit<TMessage>(IReadOnlyList<TMessage> messages, object coverage, JsonObject body)
    {
        Assert.Equal(JsonSerializer.Serialize(messages, ContractJson.Strict), body["messages"]!.ToJsonString(ContractJson.Strict));
        Assert.Equal(JsonSerializer.Serialize(coverage, ContractJson.Strict), body["reading"]!["coverage"]!.ToJsonString(ContractJson.Strict));
    }

    private static string HashOf(JsonObject body, Conversation conversation)
    {
        var to = new ConsentTarget { Crm = conversation.Crm, Kind = conversation.Link!.Kind, RecordId = conversation.Link.RecordId };
        return ConsentPayload.Hash(ConsentAction.Sync, conversation.Id, to, 0, JsonSerializer.SerializeToElement(body));
    }

    private static string KeyOf(string anchor, string material) => ConversationKey.Derive(material, ChannelKind.WhatsApp, anchor).Value;

    private async Task<string> MaterialAsync() => (await stage.Backend.Client.GetSessionAsync(Cancel)).Value!.KeyMaterial!;

    private JsonObject BodyOf(string end) =>
        JsonNode.Parse(stage.Asked.Last(request => request.Url.EndsWith(end, StringComparison.Ordinal)).PostData!)!.AsObject();

    /// <summary>The conversation that the panel last named with that route.</summary>
    private ConversationId SentId(string end = "/sync")
    {
        var address = new Uri(stage.Asked.Last(request => request.Url.EndsWith(end, StringComparison.Ordinal)).Url);
        return ConversationId.Parse(address.Segments[^2].TrimEnd('/'));
    }
}
