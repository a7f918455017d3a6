using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Tokens;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>Tokens that are wrong, too weak, or no more.</summary>
public sealed partial class TokenFaults(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Tables => TestDatabase.IsPostgres
        ? "select tablename from pg_tables where schemaname = 'public'"
        : "select name from sqlite_master where type = 'table'";

    private IEnumerable<RouteEndpoint> Contract =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ScopeRule>() is not null);

    [Fact]
    public void Fault_18_every_endpoint_has_its_rule_or_is_on_the_list_of_open_ones()
    {
        string[] open = ["/api/pair", "/healthz", "/readyz", "/openapi/{documentName}.json"];
        var endpoints = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        // The web app's own pages have their own rules, and tests of those.
        var unruled = endpoints
            .Where(route => route.Metadata.GetMetadata<ScopeRule>() is null)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/openapi", StringComparison.Ordinal) || path.EndsWith('z'))
            .Distinct();

        Assert.Equal(open.Order(StringComparer.Ordinal), unruled.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            endpoints, route => route.RoutePattern.RawText!.Contains("api/ext", StringComparison.Ordinal) && route.Metadata.GetMetadata<ScopeRule>() is null);
    }

    [Fact]
    public async Task Fault_25_two_tokens_overlap_until_the_old_one_ends()
    {
        var member = await server.Admin.CreateMemberAsync("Rolling Over", Cancel);
        var old = await server.Admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromHours(1), Cancel);
        var next = await server.Admin.CreateTokenAsync(member.Id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel);
        using var before = new TestMember(server.Address, old.Reveal(), server.Time);
        using var after = new TestMember(server.Address, next.Reveal(), server.Time);
        var conversation = await before.OpenSharedAsync();
        var first = Wire.Message("with the old one");
        (await before.SyncAsync(conversation, first)).Expect(200);
        (await after.SyncAsync(conversation, first, Wire.Message("with the new one"))).Expect(200);

        server.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(401, (await before.GetAsync("session")).Status);
        Assert.Equal(["with the old one", "with the new one"], await after.TextsAsync(conversation));
    }

    [Fact]
    public async Task Fault_26_nothing_in_the_database_works_as_a_token()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        (await member.GetAsync("session")).Expect(200);
        var tried = 0;
        await using var connection = server.Database.OpenRaw();
        foreach (var value in await ColumnsAsync(connection))
        {
            foreach (var form in Forms(value))
            {
                Assert.StartsWith("401 ", await AskAsync("GET", "/api/ext/session", ["Bearer " + form]), StringComparison.Ordinal);
                tried++;
            }
        }

        Assert.InRange(tried, 10, 100_000);
    }

    [Fact]
    public void Fault_27_a_million_tokens_are_well_formed_and_all_different()
    {
        var seen = new HashSet<UInt128>(1_000_000);
        for (var i = 0; i < 1_000_000; i++)
        {
            var text = X80Token.NewRandom().Reveal();
            Assert.True(text.Length == 40 && X80Token.TryParse(text, out _), "A token that is not well formed.");
            Assert.True(seen.Add(new UInt128(Part(text, 4), Part(text, 14)) ^ Part(text, 24)), "The same token twice.");
        }

        Assert.Matches(Published(), X80Token.NewRandom().Reveal());
    }

    [Fact]
    public async Task Fault_29_a_token_reaches_no_route_outside_its_scopes()
    {
        foreach (var scope in ServerAdmin.AllScopes)
        {
            var member = await server.Admin.CreateMemberAsync("One Scope", Cancel);
            var token = await server.Admin.CreateTokenAsync(member.Id, [scope], TimeSpan.FromDays(1), Cancel);
            foreach (var route in Contract.Where(route => route.Metadata.GetMetadata<ScopeRule>() is { AnyOf.Length: > 0 } rule && !rule.AnyOf.Contains(scope)))
            {
                var answer = await AskAsync(MethodOf(route), PathOf(route), ["Bearer " + token.Reveal()]);
                Assert.True(answer.StartsWith("403 ", StringComparison.Ordinal), $"{scope} reaches {PathOf(route)}: {answer}");
            }
        }
    }

    [Fact]
    public async Task Fault_61_a_foreign_page_gets_no_leave_on_any_route()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        foreach (var route in Contract)
        {
            foreach (var method in new[] { "OPTIONS", MethodOf(route) })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(route));
                request.Headers.Add("Origin", "https://evil.example");
                request.Headers.Add("Access-Control-Request-Method", MethodOf(route));
                request.Headers.Add("Access-Control-Request-Headers", "authorization, idempotency-key");
                using var answer = await member.Http.SendAsync(request, Cancel);
                Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
                Assert.True(method != "OPTIONS" || (int)answer.StatusCode == 405, $"{PathOf(route)}: {(int)answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Fault_61_a_token_is_taken_from_the_header_alone()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        foreach (var route in Contract)
        {
            var query = $"?access_token={member.Token}&token={member.Token}&Authorization=Bearer%20{member.Token}";
            Assert.StartsWith("401 ", await AskAsync(MethodOf(route), PathOf(route) + query, []), StringComparison.Ordinal);
            using var http = new HttpClient { BaseAddress = server.Address };
            using var cookie = new HttpRequestMessage(new HttpMethod(MethodOf(route)), PathOf(route));
            cookie.Headers.Add("Cookie", $"Authorization=Bearer {member.Token}; token={member.Token}; x80_web={member.Token}");
            using var byCookie = await http.SendAsync(cookie, Cancel);
            Assert.Equal(401, (int)byCookie.StatusCode);
        }
    }

    private static string MethodOf(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];

    private static string PathOf(RouteEndpoint route) => "/" + Hole().Replace(route.RoutePattern.RawText!, "AAAAAAAAAAAAAAAAAAAAAA").TrimStart('/');

    private static ulong Part(string token, int from)
    {
        var number = 0UL;
        foreach (var letter in token.AsSpan(from, 10))
        {
            number = number * 67 + letter;
        }

        return number;
    }

    private static async Task<List<object>> ColumnsAsync(DbConnection connection)
    {
        var values = new List<object>();
        foreach (var table in await RowsAsync(connection, Tables))
        {
            values.AddRange(await RowsAsync(connection, $"select * from \"{table}\" limit 20"));
        }

        return [.. values.Distinct()];
    }

    private static async Task<List<object>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var values = new List<object>();
        while (await reader.ReadAsync(Cancel))
        {
            values.AddRange(Enumerable.Range(0, reader.FieldCount).Where(i => !reader.IsDBNull(i)).Select(reader.GetValue));
        }

        return values;
    }

    private static IEnumerable<string> Forms(object value) => value switch
    {
        byte[] bytes => [Convert.ToHexStringLower(bytes), Convert.ToBase64String(bytes), "x80_" + Convert.ToBase64String(bytes)],
        string text when text.All(letter => letter is > ' ' and < (char)127) => [text, "x80_" + text],
        long number => [number.ToString(CultureInfo.InvariantCulture)],
        _ => [],
    };

    private async Task<string> AskAsync(string method, string path, string[] authorization)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var header in authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }

        if (method is not "GET" and not "DELETE")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request, Cancel);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancel)} {RequestId().Replace(response.Headers.ToString(), "")}";
    }

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Hole();

    [GeneratedRegex("X80-Request-Id: .*")]
    private static partial Regex RequestId();

    [GeneratedRegex("^x80_[0-9A-Za-z]{36}$")]
    private static partial Regex Published();
}
