using System.Text;
using System.Text.Json.Nodes;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Web;

/// <summary>Tokens and pairing codes, from the page to the wire.</summary>
public sealed class TokenPagesTests : IAsyncLifetime
{
    private readonly RunningServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_token_is_shown_once_has_what_was_chosen_and_dies_when_revoked()
    {
        using var ada = await server.SetUpAsync(Cancel);

        var page = (await ada.SubmitAsync("/tokens", "Make a token", ("scope", "read"), ("days", "2"))).Expect(200);
        var token = TestBrowser.Parse(page).QuerySelector(".secret")!.TextContent;
        using var client = new TestMember(server.Address, token, server.Time);

        Assert.Equal(["read"], (await client.GetAsync("session")).Expect(200).Json["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>()));
        Assert.DoesNotContain(token, (await ada.GetAsync("/tokens")).Body, StringComparison.Ordinal);
        (await ada.SubmitAsync("/tokens", "Revoke")).Expect(302);
        (await client.GetAsync("session")).Expect(401);
    }

    [Theory]
    [InlineData("scope", "admin")]
    [InlineData("scope", "")]
    [InlineData("days", "0")]
    [InlineData("days", "366")]
    [InlineData("days", "many")]
    public async Task A_token_is_not_made_of_what_there_is_not(string field, string value)
    {
        using var ada = await server.SetUpAsync(Cancel);

        var page = await ada.SubmitAsync("/tokens", "Make a token", (field, value));

        Assert.Equal(400, page.Status);
        Assert.Empty(await server.Admin.ListTokensAsync(Cancel));
    }

    [Fact]
    public async Task Tokens_and_codes_ask_the_password_again_after_five_minutes()
    {
        using var ada = await server.SetUpAsync(Cancel);
        server.Time.Advance(TimeSpan.FromMinutes(5));

        (await ada.SubmitAsync("/tokens", "Make a token")).Expect(400);
        (await ada.SubmitAsync("/tokens", "Make a code", ("password", "not the password"))).Expect(400);
        Assert.Empty(await server.Admin.ListTokensAsync(Cancel));
        (await ada.SubmitAsync("/tokens", "Make a token", ("password", RunningServer.Password))).Expect(200);
        (await ada.SubmitAsync("/tokens", "Make a code")).Expect(200);
    }

    [Fact]
    public async Task A_member_revokes_no_token_of_another()
    {
        using var ada = await server.SetUpAsync(Cancel);
        using var mara = await server.InviteAsync(ada, "Mara Field", "mara");
        (await ada.SubmitAsync("/tokens", "Make a token")).Expect(200);
        (await mara.SubmitAsync("/tokens", "Make a token")).Expect(200);
        var adas = (await server.Admin.ListTokensAsync(Cancel)).Single(token => token.MemberName == "Ada Quill").Id;

        (await mara.SubmitAsync("/tokens", "Revoke", ("token", adas))).Expect(404);

        Assert.Null((await server.Admin.ListTokensAsync(Cancel)).Single(token => token.Id == adas).RevokedAt);
    }

    [Fact]
    public async Task A_pairing_code_buys_one_token_of_all_scopes()
    {
        using var ada = await server.SetUpAsync(Cancel);
        var code = await CodeAsync(ada);
        Assert.Matches("^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$", code);

        var token = (await PairAsync(code.ToLowerInvariant())).Expect(200).Json["token"]!.GetValue<string>();
        (await PairAsync(code)).ExpectProblem(404, "not-found");

        using var client = new TestMember(server.Address, token, server.Time);
        Assert.Equal(4, (await client.GetAsync("session")).Expect(200).Json["scopes"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_code_is_spent_by_one_of_two_at_once()
    {
        using var ada = await server.SetUpAsync(Cancel);
        var code = await CodeAsync(ada);

        var answers = await Task.WhenAll(PairAsync(code), PairAsync(code), PairAsync(code));

        Assert.Equal([200, 404, 404], answers.Select(answer => answer.Status).Order());
        Assert.Single(await server.Admin.ListTokensAsync(Cancel));
    }

    [Fact]
    public async Task A_code_ends_after_five_minutes_and_when_another_is_made()
    {
        using var ada = await server.SetUpAsync(Cancel);
        var old = await CodeAsync(ada);
        var code = await CodeAsync(ada);
        (await PairAsync(old)).ExpectProblem(404, "not-found");

        server.Time.Advance(TimeSpan.FromMinutes(5));

        (await PairAsync(code)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Five_codes_a_minute_are_tried_from_one_address_the_right_one_among_them_or_not()
    {
        using var ada = await server.SetUpAsync(Cancel);
        var code = await CodeAsync(ada);
        for (var i = 0; i < 5; i++)
        {
            (await PairAsync("AAAA-AAAA")).ExpectProblem(404, "not-found");
        }

        var limited = await PairAsync(code);
        limited.ExpectProblem(429, "rate-limited");
        Assert.Contains("Retry-After: 60", limited.Headers, StringComparison.Ordinal);
        server.Time.Advance(TimeSpan.FromMinutes(1));
        (await PairAsync(code)).Expect(200);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"code\":12345678}")]
    [InlineData("{\"code\":\"A\",\"code\":\"B\"}")]
    [InlineData("{\"code\":\"A\",\"more\":1}")]
    [InlineData("null")]
    public async Task A_pairing_request_is_read_strictly(string body)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var response = await http.PostAsync("/api/pair", new StringContent(body, Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<string> CodeAsync(TestBrowser browser) =>
        TestBrowser.Parse((await browser.SubmitAsync("/tokens", "Make a code")).Expect(200)).QuerySelector(".secret")!.TextContent;

    private async Task<WireAnswer> PairAsync(string code)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var content = new StringContent(new JsonObject { ["code"] = code }.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/api/pair", content, Cancel);
        return new WireAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancel), response.Headers.ToString());
    }
}
