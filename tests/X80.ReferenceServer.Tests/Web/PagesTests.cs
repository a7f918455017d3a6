using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
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
        using var browser = new HttpClient { BaseAddress = server.Address };
        (await browser.GetAsync(await server.Admin.CreateWebSignInAsync(Cancel), Cancel)).Dispose();

        using var response = await browser.GetAsync($"/records/person/{record}", Cancel);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(Name, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Ana Lima: <script>alert('x')</script> see you", page.QuerySelector(".note pre")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, img, [onerror]"));
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains(Name, await NamesAsync(browser));
    }

    [Fact]
    public async Task A_sign_in_link_works_once_and_its_cookie_is_strict()
    {
        var link = await server.Admin.CreateWebSignInAsync(Cancel);
        using var first = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
        using var second = new HttpClient { BaseAddress = server.Address };

        using var used = await first.GetAsync(link, Cancel);
        using var again = await second.GetAsync(link, Cancel);

        Assert.Equal((302, 401), ((int)used.StatusCode, (int)again.StatusCode));
        Assert.Contains("samesite=strict; httponly", used.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_sign_in_no_record_is_shown()
    {
        using var browser = new HttpClient { BaseAddress = server.Address };

        using var response = await browser.GetAsync("/records/person/person-ana-lima", Cancel);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.DoesNotContain("Ana Lima", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> NamesAsync(HttpClient browser) =>
        new HtmlParser().ParseDocument(await browser.GetStringAsync("/", Cancel)).QuerySelectorAll(".records a").Select(link => link.TextContent);
}
