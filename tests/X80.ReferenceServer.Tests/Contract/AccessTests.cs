using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Tokens;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Tests.Contract;

/// <summary>Tokens, scopes, and other people's ids.</summary>
public sealed partial class AccessTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Absent_mistyped_unknown_revoked_and_expired_tokens_get_one_answer()
    {
        var member = await server.Admin.CreateMemberAsync("Mara Field", Cancel);
        var revoked = await server.Admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel);
        var id = (await server.Admin.ListTokensAsync(Cancel)).Single(token => token.MemberId == member.Id).Id;
        Assert.Equal("200", (await AskAsync("Bearer " + revoked.Reveal()))[..3]);
        Assert.True(await server.Admin.RevokeTokenAsync(id, Cancel));
        var expired = await server.Admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromSeconds(1), Cancel);
        server.Time.Advance(TimeSpan.FromSeconds(2));

        var answers = new[]
        {
            await AskAsync(null),
            await AskAsync("Bearer x80_mistyped"),
            await AskAsync("Basic " + revoked.Reveal()),
            await AskAsync("Bearer " + X80Token.NewRandom().Reveal()),
            await AskAsync("Bearer " + revoked.Reveal()),
            await AskAsync("Bearer " + expired.Reveal()),
        };

        Assert.StartsWith("401", answers[0], StringComparison.Ordinal);
        Assert.Single(answers.Distinct());
    }

    /// <summary>WIRE-7: between the look at its token and its transaction a request may wait for as long as it likes.</summary>
    [Fact]
    public async Task A_write_that_was_under_way_when_its_token_was_revoked_does_nothing()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var scope = (await SignedIn.MemberAsync(member)).Member;
        var token = (await server.Admin.ListTokensAsync(Cancel)).Single(token => token.MemberId == scope.Member).Id;
        var write = new ExtWrite(
            new Caller(scope, "Mara Field", token, ServerAdmin.AllScopes), "a route", "a target", server.Time.GetUtcNow(), IdempotencyKey.NewRandom(), default, default);
        var desk = server.Services.GetRequiredService<WriteDesk>();
        var ran = 0;
        await desk.RunAsync(write, _ => { ran++; }, Cancel);

        Assert.True(await server.Admin.RevokeTokenAsync(token, Cancel));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => desk.RunAsync(write, _ => { ran++; }, Cancel));
        Assert.Equal((401, 1), (refused.Problem.Status, ran));
    }

    [Theory]
    [InlineData("read", "POST", "conversations")]
    [InlineData("read", "GET", "conversations/AAAAAAAAAAAAAAAAAAAAAA/note")]
    [InlineData("capture", "GET", "ledger")]
    [InlineData("capture", "POST", "records/search")]
    [InlineData("records", "POST", "conversations/AAAAAAAAAAAAAAAAAAAAAA/sync")]
    [InlineData("capture", "POST", "conversations/AAAAAAAAAAAAAAAAAAAAAA/messages")]
    public async Task A_token_without_the_scope_is_refused(string scope, string method, string path)
    {
        var member = await server.Admin.CreateMemberAsync("Mara Field", Cancel);
        var token = await server.Admin.CreateTokenAsync(member.Id, [Scope.Parse(scope)], TimeSpan.FromDays(1), Cancel);
        using var client = new TestMember(server.Address, token.Reveal(), server.Time);

        (await client.SendAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null)).ExpectProblem(403, "forbidden-scope");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/messages")]
    [InlineData("GET", "/note")]
    [InlineData("DELETE", "/link")]
    [InlineData("DELETE", "/messages/AAAAAAAA")]
    [InlineData("POST", "/withdraw")]
    [InlineData("PUT", "/privacy")]
    public async Task Another_members_conversation_is_as_absent_as_one_that_never_was(string method, string route)
    {
        using var owner = await server.JoinAsync("Mara Field", Cancel);
        using var stranger = await server.JoinAsync("Noor Haddad", Cancel);
        var conversation = await owner.OpenSharedAsync();
        (await owner.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        var body = route switch { "/withdraw" => "{}", "/privacy" => "{\"state\":\"private\"}", _ => null };

        var others = await stranger.SendAsync(new HttpMethod(method), $"conversations/{conversation}{route}", body);
        var absent = await stranger.SendAsync(new HttpMethod(method), $"conversations/{ConversationId.NewRandom()}{route}", body);

        others.ExpectProblem(404, "not-found");
        Assert.Equal((absent.Body, Stable(absent.Headers)), (others.Body, Stable(others.Headers)));
        Assert.Equal(["hello"], await owner.TextsAsync(conversation));
    }

    [Fact]
    public async Task A_cookie_opens_nothing_of_the_contract_and_a_bearer_no_page()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var browser = await server.BrowseAsync("Noor Haddad", Cancel);
        using var stranger = new TestBrowser(server.Address);
        using var bearing = new HttpRequestMessage(HttpMethod.Get, "/");
        bearing.Headers.Authorization = AuthenticationHeaderValue.Parse("Bearer " + member.Token);

        (await browser.GetAsync("/")).Expect(200);
        (await browser.GetAsync("/api/ext/session")).Expect(401);
        var page = await stranger.SendAsync(bearing);
        Assert.Equal((302, "/sign-in?back=%2F"), (page.Status, page.Location));
    }

    private async Task<string> AskAsync(string? authorization)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        using var response = await http.GetAsync("/api/ext/session", Cancel);
        return $"{(int)response.StatusCode} {(response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync(Cancel))} {Stable(response.Headers.ToString())}";
    }

    private static string Stable(string headers) => RequestId().Replace(headers, "");

    [GeneratedRegex("X80-Request-Id: .*")]
    private static partial Regex RequestId();
}
