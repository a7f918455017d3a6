using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

/// <summary>Snippets and never-capture lists, from the page to what a client meets.</summary>
public sealed class ListPagesTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_on_the_list_is_refused_until_it_is_taken_off()
    {
        using var browser = await server.BrowseAsync("Mara Field", Cancel);
        using var client = await ClientOfAsync(browser);
        var conversation = await client.OpenSharedAsync("title:My sister");

        (await browser.SubmitAsync("/never-capture", "Add", ("form", "title"), ("value", "My sister"), ("label", "family"))).Expect(302);
        var page = (await browser.GetAsync("/never-capture")).Expect(200);
        Assert.Contains("family", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("My sister", page.Body, StringComparison.Ordinal);
        (await client.SyncAsync(conversation, Wire.Message("hello"))).ExpectProblem(403, "never-capture");

        (await browser.SubmitAsync("/never-capture", "Remove")).Expect(302);
        (await client.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
    }

    [Fact]
    public async Task A_snippet_is_added_changed_and_removed()
    {
        using var browser = await server.BrowseAsync("Mara Field", Cancel);
        using var client = await ClientOfAsync(browser);

        (await browser.SubmitAsync("/snippets", "Add", ("title", "Thanks"), ("text", "Thank you\r\nfor your time"))).Expect(302);
        Assert.Equal("Thank you\nfor your time", await TextAsync(client));
        (await browser.SubmitAsync("/snippets", "Save", ("text", "Thank you"))).Expect(302);
        Assert.Equal("Thank you", await TextAsync(client));
        var open = (await browser.GetAsync("/snippets")).Expect(200);
        var remove = TestBrowser.Parse(open).QuerySelector("button[formaction]")!.GetAttribute("formaction")!;
        var fields = TestBrowser.Parse(open).QuerySelectorAll("details input")
            .Select(field => new KeyValuePair<string, string>(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""));
        (await browser.PostAsync(remove, fields)).Expect(302);
        Assert.Null(await TextAsync(client));
    }

    [Fact]
    public async Task An_ordinary_member_changes_no_list_of_the_workspace()
    {
        using var browser = await server.BrowseAsync("Mara Field", Cancel);

        (await browser.SubmitAsync("/snippets", "Add", ("whose", "workspace"), ("title", "Thanks"), ("text", "Thank you"))).Expect(302);
        Assert.Contains("Only an administrator decides this", (await browser.GetAsync("/snippets")).Body, StringComparison.Ordinal);
        (await browser.SubmitAsync("/never-capture", "Add", ("whose", "workspace"), ("form", "title"), ("value", "Anybody"))).Expect(302);
        Assert.Contains("Only an administrator decides this", (await browser.GetAsync("/never-capture")).Body, StringComparison.Ordinal);
    }

    private static async Task<string?> TextAsync(TestMember client) =>
        (await client.GetAsync("snippets")).Expect(200).Json["items"]!.AsArray().SingleOrDefault()?["text"]!.GetValue<string>();

    private async Task<TestMember> ClientOfAsync(TestBrowser browser)
    {
        var page = (await browser.SubmitAsync("/tokens", "Make a token")).Expect(200);
        return new TestMember(server.Address, TestBrowser.Parse(page).QuerySelector(".secret")!.TextContent, server.Time);
    }
}
