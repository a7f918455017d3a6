using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Tokens;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Loading;

namespace X80.ReferenceServer.Tests.Abuse;

/// <summary>Every route with every token that is not good for it.</summary>
public sealed partial class WrongTokenFaults(CountedServer server) : IClassFixture<CountedServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private List<RouteEndpoint> Routes =>
        [.. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ScopeRule>() is not null)];

    [Fact]
    public async Task Fault_17_every_route_gives_one_and_the_same_answer_to_every_token_that_is_not_good()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var (revoked, expired) = await SpendAsync();
        string[][] wrong =
        [
            [], [""], ["Bearer"], ["Bearer "], ["Basic " + member.Token], ["Bearer y80_" + member.Token[4..]], ["Bearer " + Flip(member.Token)],
            ["Bearer " + X80Token.NewRandom().Reveal()], ["Bearer " + revoked], ["Bearer " + expired],
            [$"Bearer {member.Token}, Bearer {member.Token}"],
        ];
        var answers = new HashSet<string>();
        var twice = new HashSet<string>();
        foreach (var route in Routes)
        {
            foreach (var headers in wrong)
            {
                answers.Add(await AskAsync(route, headers));
            }

            twice.Add(await AskTwiceAsync(route, member.Token));
        }

        Assert.Equal(21, Routes.Count);
        Assert.StartsWith("401 ", Assert.Single(answers), StringComparison.Ordinal);
        Assert.StartsWith(Assert.Single(twice), answers.Single(), StringComparison.Ordinal);
        (await member.GetAsync("session")).Expect(200);
    }

    [Fact]
    public async Task Fault_17_a_token_whose_checksum_is_wrong_costs_the_store_no_query()
    {
        var unknown = X80Token.NewRandom().Reveal();
        foreach (var route in Routes)
        {
            var before = server.Store.Asked;
            await AskAsync(route, ["Bearer " + Flip(unknown)]);
            Assert.Equal(before, server.Store.Asked);

            // One that could be a token is looked up: the count does count.
            await AskAsync(route, ["Bearer " + unknown]);
            Assert.Equal(before + 1, server.Store.Asked);
        }
    }

    [Fact]
    public async Task Fault_17_a_token_of_another_scope_gets_one_refusal_on_every_route()
    {
        var member = await server.Admin.CreateMemberAsync("Otto Reich", Cancel);
        var answers = new HashSet<string>();
        foreach (var route in Routes.Where(route => route.Metadata.GetMetadata<ScopeRule>()!.AnyOf.Length > 0))
        {
            var rule = route.Metadata.GetMetadata<ScopeRule>()!;
            var others = ServerAdmin.AllScopes.Except(rule.AnyOf).ToArray();
            var token = await server.Admin.CreateTokenAsync(member.Id, others, TimeSpan.FromDays(1), Cancel);
            answers.Add(await AskAsync(route, ["Bearer " + token.Reveal()]));
        }

        Assert.StartsWith("403 ", Assert.Single(answers), StringComparison.Ordinal);
    }

    private static string Flip(string token) => token[..^1] + (token[^1] == 'a' ? 'b' : 'a');

    private async Task<(string Revoked, string Expired)> SpendAsync()
    {
        var member = await server.Admin.CreateMemberAsync("Noor Haddad", Cancel);
        var revoked = await server.Admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel);
        var id = (await server.Admin.ListTokensAsync(Cancel)).Single(token => token.MemberId == member.Id).Id;
        var expired = await server.Admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromSeconds(1), Cancel);
        foreach (var token in new[] { revoked, expired })
        {
            using var client = new TestMember(server.Address, token.Reveal(), server.Time);
            (await client.GetAsync("session")).Expect(200);
        }

        Assert.True(await server.Admin.RevokeTokenAsync(id, Cancel));
        server.Time.Advance(TimeSpan.FromSeconds(1));
        return (revoked.Reveal(), expired.Reveal());
    }

    private static string MethodOf(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];

    private static string PathOf(RouteEndpoint route) => "/" + Hole().Replace(route.RoutePattern.RawText!, "AAAAAAAAAAAAAAAAAAAAAA").TrimStart('/');

    /// <summary>Two lines of the header, each with a good token: a client would send them as one.</summary>
    /// <returns>Status and body.</returns>
    private async Task<string> AskTwiceAsync(RouteEndpoint route, string token)
    {
        var line = $"Authorization: Bearer {token}\r\n";
        var answer = await RawConnection.ExchangeAsync(server.Address, $"{MethodOf(route)} {PathOf(route)} HTTP/1.0\r\nContent-Length: 0\r\n{line}{line}\r\n", Cancel);
        return $"{answer.Split(' ')[1]} {answer.Split("\r\n\r\n", 2)[1]} ";
    }

    /// <returns>Status, body and headers, but for the clock and the request's id.</returns>
    private async Task<string> AskAsync(RouteEndpoint route, string[] authorization)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var method = MethodOf(route);
        using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(route));
        foreach (var header in authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        if (method is not "GET" and not "DELETE")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request, Cancel);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancel)} {Passing().Replace(response.Headers.ToString(), "")}";
    }

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Hole();

    [GeneratedRegex("^(X80-Request-Id|Date): .*$", RegexOptions.Multiline)]
    private static partial Regex Passing();
}
