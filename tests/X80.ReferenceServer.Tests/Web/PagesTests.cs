using System.Text.Json.Nodes;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

public sealed class PagesTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_in_person_sees_the_record_with_its_note_as_text()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        const string Name = "Ben \"<img src=x onerror=alert(1)>\" O'Hara & Sons";
        var created = await member.PostAsync("records", await member.ConsentAsync(null, "create", new JsonObject { ["kind"] = "person", ["name"] = Name }));
        var record = created.Expect(200).Json["recordId"]!.GetValue<string>();
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation, record);
        await member.SetSharedAsync(conversation);
        (await member.SyncAsync(conversation, Wire.Message("<script>alert('x')</script> see you"))).Expect(200);
        using var browser = await server.BrowseAsync("Noor Haddad", Cancel);

        var answer = (await browser.GetAsync($"/records/person/{record}")).Expect(200);
        var page = TestBrowser.Parse(answer);

        Assert.Equal(Name, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Ana Lima: <script>alert('x')</script> see you", page.QuerySelector(".note pre")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, img, [onerror]"));
        Assert.Contains("Content-Security-Policy: default-src 'none'; style-src 'self'", answer.Headers, StringComparison.Ordinal);
        Assert.Contains(Name, TestBrowser.Parse(await browser.GetAsync("/")).QuerySelectorAll(".records a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task A_sign_in_link_works_once_by_its_button_alone_and_its_cookie_is_strict()
    {
        var member = await server.Admin.CreateMemberAsync("Noor Haddad", Cancel);
        var link = await server.Admin.CreateWebSignInAsync(member.Id, Cancel);
        using var first = new TestBrowser(server.Address);
        using var second = new TestBrowser(server.Address);

        (await second.GetAsync(link)).Expect(200);
        var used = await first.SubmitAsync(link, "Sign in");
        var again = await second.SubmitAsync(link, "Sign in");

        Assert.Equal((302, "/", 401), (used.Status, used.Location, again.Status));
        Assert.Contains("samesite=strict; httponly", used.Headers, StringComparison.Ordinal);
        (await second.GetAsync("/")).Expect(302);
    }

    [Fact]
    public async Task Without_a_sign_in_no_record_is_shown()
    {
        using var browser = new TestBrowser(server.Address);

        var answer = (await browser.GetAsync("/records/person/person-ana-lima")).Expect(302);

        Assert.Equal("/sign-in?back=%2Frecords%2Fperson%2Fperson-ana-lima", answer.Location);
        Assert.DoesNotContain("Ana Lima", answer.Body, StringComparison.Ordinal);
    }
}
