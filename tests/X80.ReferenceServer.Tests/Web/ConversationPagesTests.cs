using System.Text.Json.Nodes;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

/// <summary>What members and administrators decide in the web app runs through the same writes as the API.</summary>
public sealed class ConversationPagesTests : IAsyncLifetime
{
    private readonly RunningServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_member_shares_makes_private_and_withdraws_their_own()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var conversation = await client.OpenAsync();
        await client.LinkAsync(conversation);
        var page = $"/conversations/{conversation}";

        (await ada.SubmitAsync(page, "Make Shared")).Expect(302);
        Assert.Contains("This conversation is Shared.", (await ada.GetAsync(page)).Body, StringComparison.Ordinal);
        (await client.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        (await ada.SubmitAsync(page, "Make Private")).Expect(302);
        (await client.SyncAsync(conversation, Wire.Message("more"))).ExpectProblem(403, "conversation-private");
        Assert.Equal(["hello"], await client.TextsAsync(conversation));

        (await ada.SubmitAsync(page, "Withdraw", ("sure", "no"))).Expect(302);
        Assert.Equal(["hello"], await client.TextsAsync(conversation));
        (await ada.SubmitAsync(page, "Withdraw", ("sure", "yes"))).Expect(302);
        Assert.Empty(await client.TextsAsync(conversation));
        var routes = (await client.GetAsync("ledger")).Json["items"]!.AsArray().Select(item => item!["route"]?.GetValue<string>());
        Assert.Equal(
            ["web PUT conversations/{id}/privacy", "web PUT conversations/{id}/privacy", "web POST conversations/{id}/withdraw"],
            routes.Where(route => route?.StartsWith("web P", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task The_one_used_last_stands_first_and_every_one_stands_on_one_page()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var opened = new List<string>();
        for (var i = 0; i < 52; i++)
        {
            server.Time.Advance(TimeSpan.FromMilliseconds(i % 2));
            opened.Add(await client.OpenSharedAsync($"title:{i}"));
        }

        server.Time.Advance(TimeSpan.FromSeconds(1));
        (await client.SyncAsync(opened[7], Wire.Message("hello"))).Expect(200);
        var first = TestBrowser.Parse((await ada.GetAsync("/conversations")).Expect(200));
        var rest = TestBrowser.Parse((await ada.GetAsync(first.QuerySelectorAll("a").Single(link => link.TextContent == "More").GetAttribute("href")!)).Expect(200));

        var shown = first.QuerySelectorAll("tbody a").Concat(rest.QuerySelectorAll("tbody a")).Select(link => link.GetAttribute("href")!["/conversations/".Length..]).ToList();
        Assert.Equal(opened[7], shown[0]);
        Assert.Equal(opened.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.Equal(opened[0], shown[^1]);
    }

    [Fact]
    public async Task Shared_is_set_on_what_was_shown_or_not_at_all()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var conversation = await client.OpenAsync();
        await client.LinkAsync(conversation);
        var page = $"/conversations/{conversation}";
        var shown = (await ada.GetAsync(page)).Expect(200);
        await client.LinkAsync(conversation, "person-bruno-costa");

        (await ada.SubmitAsync(shown, page, "Make Shared")).Expect(302);

        Assert.Contains("What was sent is not what was agreed to.", (await ada.GetAsync(page)).Body, StringComparison.Ordinal);
        Assert.Equal("private", await PrivacyAsync(client, conversation));
    }

    [Fact]
    public async Task A_form_sent_twice_does_one_thing()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var conversation = await client.OpenAsync();
        var page = $"/conversations/{conversation}";
        var shown = (await ada.GetAsync(page)).Expect(200);

        (await ada.SubmitAsync(shown, page, "Make Shared")).Expect(302);
        await client.SetPrivateAsync(conversation);
        (await ada.SubmitAsync(shown, page, "Make Shared")).Expect(302);

        Assert.Equal("private", await PrivacyAsync(client, conversation));
    }

    [Fact]
    public async Task Shared_asks_the_password_again_after_five_minutes_and_private_never()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var conversation = await client.OpenAsync();
        var page = $"/conversations/{conversation}";
        server.Time.Advance(TimeSpan.FromMinutes(5));

        (await ada.SubmitAsync(page, "Make Shared", ("password", "not the password"))).Expect(302);
        Assert.Contains("The password is not right.", (await ada.GetAsync(page)).Body, StringComparison.Ordinal);
        Assert.Equal("private", await PrivacyAsync(client, conversation));
        (await ada.SubmitAsync(page, "Make Shared", ("password", RunningServer.Password))).Expect(302);
        Assert.Equal("shared", await PrivacyAsync(client, conversation));
        server.Time.Advance(TimeSpan.FromMinutes(5));
        (await ada.SubmitAsync(page, "Make Private")).Expect(302);
        Assert.Equal("private", await PrivacyAsync(client, conversation));
    }

    [Fact]
    public async Task Under_the_lock_the_web_app_sets_shared_and_a_token_does_not()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        var conversation = await client.OpenAsync();
        server.Time.Advance(TimeSpan.FromMinutes(5));
        (await ada.SubmitAsync("/settings", "Save settings", ("PrivacyChange", "web"))).Expect(400);
        (await ada.SubmitAsync("/settings", "Save settings", ("PrivacyChange", "web"), ("password", RunningServer.Password))).Expect(302);
        Assert.Equal("web", (await client.GetAsync("session")).Json["privacyChange"]!.GetValue<string>());

        var body = await client.ConsentAsync(conversation, "share-conversation", new JsonObject { ["state"] = "shared" });
        (await client.PutAsync($"conversations/{conversation}/privacy", body)).ExpectProblem(403, "privacy-locked");
        (await ada.SubmitAsync($"/conversations/{conversation}", "Make Shared")).Expect(302);

        Assert.Equal("shared", await PrivacyAsync(client, conversation));
    }

    [Fact]
    public async Task Another_members_conversation_is_as_absent_as_one_that_never_was()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var client = await ClientOfAsync(ada);
        using var mara = await server.InviteAsync(ada, "Mara Field", "mara");
        using var marasClient = await ClientOfAsync(mara);
        var own = await marasClient.OpenAsync();
        var foreign = await client.OpenSharedAsync();
        var page = (await mara.GetAsync($"/conversations/{own}")).Expect(200);

        var others = await mara.GetAsync($"/conversations/{foreign}");
        var absent = await mara.GetAsync("/conversations/AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal((404, Words(absent)), (others.Status, Words(others)));
        string[] handlers = ["Private", "Share", "Withdraw"];
        foreach (var handler in handlers)
        {
            var fields = TestBrowser.Parse(page).QuerySelectorAll("form[action*=Share] input")
                .Select(field => new KeyValuePair<string, string>(field.GetAttribute("name")!, field.GetAttribute("value") ?? "")).Append(new("sure", "yes"));
            (await mara.PostAsync($"/conversations/{foreign}?handler={handler}", fields)).Expect(404);
        }

        Assert.Equal("shared", await PrivacyAsync(client, foreign));
        Assert.DoesNotContain(foreign, (await mara.GetAsync("/conversations")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_who_leaves_loses_tokens_and_sessions_and_shares_nothing_any_more()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var mara = await server.InviteAsync(ada, "Mara Field", "mara");
        using var client = await ClientOfAsync(mara);
        var canary = Wire.Canary();
        var conversation = await client.OpenSharedAsync();
        (await client.SyncAsync(conversation, Wire.Message(canary))).Expect(200);
        var member = TestBrowser.Parse(await ada.GetAsync("/members")).QuerySelectorAll("th a")
            .Single(link => link.TextContent == "Mara Field").GetAttribute("href")!;

        var before = (await ada.GetAsync(member)).Expect(200);
        Assert.Contains(conversation[..8], before.Body, StringComparison.Ordinal);
        (await ada.SubmitAsync(member, "Let go", ("sure", "yes"))).Expect(302);

        (await client.GetAsync("session")).Expect(401);
        (await mara.GetAsync("/")).Expect(302);
        (await mara.SubmitAsync("/sign-in", "Sign in", ("login", "mara"), ("password", RunningServer.Password))).Expect(401);
        var after = (await ada.GetAsync(member)).Expect(200);
        Assert.Equal("Private", TestBrowser.Parse(after).QuerySelector("td .tag")!.TextContent);
        Assert.DoesNotContain(canary, after.Body, StringComparison.Ordinal);
        (await ada.GetAsync($"/conversations/{conversation}")).Expect(404);
        (await ada.SubmitAsync(member, "Withdraw")).Expect(302);
        Assert.Empty(await server.Probe.FindAsync([canary], Cancel));
    }

    [Fact]
    public async Task What_belongs_to_a_record_is_listed_by_counts_exported_and_withdrawn()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var mara = await server.InviteAsync(ada, "Mara Field", "mara");
        using var client = await ClientOfAsync(mara);
        var (canary, elsewhere) = (Wire.Canary(), Wire.Canary());
        var conversation = await client.OpenSharedAsync();
        (await client.SyncAsync(conversation, Wire.Message(canary))).Expect(200);
        var other = await client.OpenAsync("title:Bruno");
        await client.LinkAsync(other, "person-bruno-costa");
        await client.SetSharedAsync(other);
        (await client.SyncAsync(other, Wire.Message(elsewhere))).Expect(200);
        const string Page = "/records/person/person-ana-lima/held";

        var held = (await ada.GetAsync(Page)).Expect(200);
        Assert.Contains(conversation[..8], held.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, held.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(other[..8], held.Body, StringComparison.Ordinal);

        var file = (await ada.SubmitAsync(Page, "Download")).Expect(200);
        Assert.Equal("Ana Lima", file.Json["record"]!["name"]!.GetValue<string>());
        Assert.Contains(canary, file.Json["notes"]![0]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere, file.Body, StringComparison.Ordinal);

        (await ada.SubmitAsync(Page, "Withdraw all", ("sure", "yes"))).Expect(302);
        Assert.Empty(await server.Probe.FindAsync([canary], Cancel));
        Assert.Equal([elsewhere], await client.TextsAsync(other));
        var trail = (await client.GetAsync("ledger")).Json["items"]!.AsArray().Last(item => item!["route"]!.GetValue<string>().StartsWith("web", StringComparison.Ordinal));
        Assert.Equal("web POST conversations/{id}/withdraw", trail!["route"]!.GetValue<string>());
    }

    /// <summary>The page without its form tokens, which differ from one answer to the next.</summary>
    private static string Words(WireAnswer answer) => TestBrowser.Parse(answer).Body!.TextContent;

    private static async Task<string> PrivacyAsync(TestMember client, string conversation) =>
        (await client.GetAsync($"conversations/{conversation}")).Expect(200).Json["privacy"]!.GetValue<string>();

    private async Task<TestMember> ClientOfAsync(TestBrowser browser)
    {
        var page = (await browser.SubmitAsync("/tokens", "Make a token")).Expect(200);
        return new TestMember(server.Address, TestBrowser.Parse(page).QuerySelector(".secret")!.TextContent, server.Time);
    }
}
