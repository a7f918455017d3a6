using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

/// <summary>What holds for every page and every form (WIRE-9).</summary>
public sealed partial class FormSafetyTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages =>
        ["/", "/conversations", "/tokens", "/snippets", "/never-capture", "/audit", "/account", "/sign-in", "/sign-out"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_form_without_its_token_or_with_anothers_changes_nothing(string path)
    {
        using var browser = await server.BrowseAsync("Mara Field", Cancel);
        using var other = await server.BrowseAsync("Noor Haddad", Cancel);
        var page = TestBrowser.Parse((await browser.GetAsync(path)).Expect(200));
        var foreign = Token().Match((await other.GetAsync("/account")).Body).Groups[1].Value;
        Assert.NotEmpty(foreign);
        foreach (var form in page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>())
        {
            var action = form.GetAttribute("action") ?? path;
            (await browser.PostAsync(action, [new("password", "x")])).Expect(400);
            var refused = await browser.PostAsync(action, [new("__RequestVerificationToken", foreign)]);
            Assert.Equal(400, refused.Status);
            Assert.Contains("Nothing was changed", refused.Body, StringComparison.Ordinal);
        }

        (await browser.GetAsync("/account")).Expect(200);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_runs_no_script_and_fits_in_no_frame(string path)
    {
        using var browser = await server.BrowseAsync("Mara Field", Cancel);

        var answer = (await browser.GetAsync(path)).Expect(200);

        Assert.Contains("Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", answer.Headers, StringComparison.Ordinal);
        Assert.Contains("X-Frame-Options: DENY", answer.Headers, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff", answer.Headers, StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers, StringComparison.Ordinal);
        Assert.Empty(TestBrowser.Parse(answer).QuerySelectorAll("script, style, [style], iframe, [onclick], [onload], [onerror]"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.nip.io")]
    [InlineData("")]
    public async Task A_host_that_is_not_on_the_list_gets_no_page(string host)
    {
        var answer = await RawHttp.GetAsync(server.Address, "/sign-in", host, Cancel);

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("<form", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", answer.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_https_the_cookie_is_bound_to_its_host()
    {
        var member = await server.Admin.CreateMemberAsync("Mara Field", Cancel);
        using var browser = new TestBrowser(server.Address);
        var link = await server.Admin.CreateWebSignInAsync(member.Id, Cancel);
        using var opening = new HttpRequestMessage(HttpMethod.Get, link);
        opening.Headers.Add("X-Forwarded-Proto", "https");
        var form = (await browser.SendAsync(opening)).Expect(200);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("code", link.Split('=')[1]), new("__RequestVerificationToken", Token().Match(form.Body).Groups[1].Value)]),
        };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Cookie", SetCookie().Match(form.Headers).Groups[1].Value);

        var answer = (await browser.SendAsync(request)).Expect(302);

        Assert.Matches("Set-Cookie: __Host-x80=[^;]+; max-age=28800; path=/; secure; samesite=strict; httponly", answer.Headers);
    }

    [Fact]
    public async Task A_members_cookie_opens_no_administrators_page()
    {
        using var browser = await server.BrowseAsync("Mara Field", Cancel);
        var token = Token().Match((await browser.GetAsync("/account")).Body).Groups[1].Value;
        string[] pages = ["/members", "/members/x", "/settings", "/records/person/person-ana-lima/held"];
        foreach (var page in pages)
        {
            (await browser.GetAsync(page)).Expect(403);
            (await browser.PostAsync(page, [new("__RequestVerificationToken", token)])).Expect(403);
        }

        (await browser.GetAsync("/audit?member=AAAAAAAAAAAAAAAAAAAAAA")).Expect(404);
    }

    [Fact]
    public async Task A_cookie_writes_nothing_through_the_contract_and_other_origins_get_no_leave()
    {
        using var browser = await server.BrowseAsync("Mara Field", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ext/conversations")
        {
            Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Origin", "https://evil.example");

        var answer = (await browser.SendAsync(request)).Expect(401);

        Assert.DoesNotContain("Access-Control", answer.Headers, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_a_page()
    {
        using var browser = await server.BrowseAsync("Mara Field", Cancel);
        string[] absent = ["/nothing", "/conversations/AAAAAAAAAAAAAAAAAAAAAA", "/conversations/x", "/records/person/none", "/records/planet/x"];
        foreach (var path in absent)
        {
            var answer = (await browser.GetAsync(path)).Expect(404);
            Assert.Equal("Not found", TestBrowser.Parse(answer).QuerySelector("h1")!.TextContent);
        }
    }

    [GeneratedRegex("Set-Cookie: ([^;]+);")]
    private static partial Regex SetCookie();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
