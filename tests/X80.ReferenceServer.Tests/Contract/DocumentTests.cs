using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Contract;

/// <summary>WIRE-8: what the server really takes and answers is what it publishes, on every route.</summary>
public sealed class DocumentTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly List<string> differences = [];
    private readonly HashSet<string> answered = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_walk_through_every_route_is_as_published()
    {
        using var member = await WatchedAsync();
        var conversation = await ConverseAsync(member);
        await RecordsAsync(member, conversation);
        await RefusedAsync(member, conversation);
        await LeaveAsync(member, conversation);

        Assert.Empty(differences);
        var document = await PublishedDocument.ReadAsync(server.Address, Cancel);
        Assert.Equal(
            document.Operations.Select(operation => $"{operation} 200").Order(StringComparer.Ordinal),
            answered.Where(seen => seen.EndsWith(" 200", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Superset(
            new HashSet<string> { "400", "401", "403", "404", "409", "413", "422", "429" },
            answered.Select(seen => seen.Split(' ')[^1]).ToHashSet());
    }

    [Fact]
    public async Task The_check_sees_an_answer_that_is_not_as_published()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var document = await PublishedDocument.ReadAsync(server.Address, Cancel);
        var (answer, session) = (await member.GetAsync("session"), "GET /api/ext/session");
        string? Altered(string from, string to) =>
            document.Difference(session, 200, answer.Type, answer.Headers, answer.Body.Replace(from, to, StringComparison.Ordinal));

        Assert.Null(Altered("\"contract\"", "\"contract\""));
        Assert.NotNull(Altered("\"contract\":\"1.0\"", "\"contract\":1"));
        Assert.NotNull(Altered("\"contract\":\"1.0\",", ""));
        Assert.NotNull(Altered("\"contract\":\"1.0\"", "\"contract\":\"1.0\",\"more\":1"));
        Assert.NotNull(Altered("\"client\"", "\"Client\""));
        Assert.NotNull(document.Difference(session, 418, answer.Type, answer.Headers, answer.Body));
        Assert.NotNull(document.Difference(session, 200, "text/plain", answer.Headers, answer.Body));
        Assert.NotNull(document.Difference(session, 200, answer.Type, "", answer.Body));
    }

    [Fact]
    public async Task Each_route_names_its_scopes_and_each_write_its_key()
    {
        var document = await PublishedDocument.ReadAsync(server.Address, Cancel);
        string Scopes(string operation) => string.Join(
            " or ", document.Operation(operation)["security"]!.AsArray().Select(one => string.Join('+', one!["bearer"]!.AsArray().Select(s => s!.ToString()))));
        bool HasKey(string operation) => document.Operation(operation)["parameters"]?.AsArray().Any(p => p!["name"]!.GetValue<string>() == "Idempotency-Key") == true;

        Assert.Equal("", Scopes("GET /api/ext/session"));
        Assert.Equal("", Scopes("PUT /api/ext/conversations/{id}/privacy"));
        Assert.Equal("capture", Scopes("POST /api/ext/conversations/{id}/sync"));
        Assert.Equal("capture or privacy", Scopes("POST /api/ext/conversations/{id}/withdraw"));
        Assert.Equal("records", Scopes("PATCH /api/ext/records/{kind}/{recordId}"));
        Assert.All(document.Operations, operation => Assert.Equal(
            !operation.StartsWith("GET ", StringComparison.Ordinal) && !operation.EndsWith("/search", StringComparison.Ordinal), HasKey(operation)));
    }

    private static async Task<string> ConverseAsync(TestMember member)
    {
        foreach (var read in new[] { "session", "snippets", "ledger", "conversations?limit=2" })
        {
            (await member.GetAsync(read)).Expect(200);
        }

        var body = new JsonObject { ["channel"] = "whatsapp", ["key"] = ConversationId.NewRandom().Value, ["title"] = "Ana Lima", ["phone"] = "+5511999990101" };
        var opened = (await member.PostAsync("conversations", await member.ConsentAsync(null, "suggest", body))).Expect(200);
        Assert.NotEmpty(opened.Json["suggestions"]!.AsArray());
        var conversation = opened.Json["conversation"]!["id"]!.GetValue<string>();
        await member.LinkAsync(conversation);
        await member.SetSharedAsync(conversation);
        var (message, rich) = (Wire.Message("one"), Wire.Message("two"));
        (rich["replyTo"], rich["edited"], rich["truncated"]) = (message["id"]!.GetValue<string>(), true, true);
        (await member.SyncAsync(conversation, message, rich)).Expect(200);
        (await member.ShareOneAsync(conversation, Wire.Message("three"))).Expect(200);
        (await member.GetAsync($"conversations/{conversation}/messages?limit=1")).Expect(200);
        (await member.GetAsync($"conversations/{conversation}/note")).Expect(200);
        (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/{message["id"]}")).Expect(200);
        return conversation;
    }

    private static async Task RecordsAsync(TestMember member, string conversation)
    {
        (await member.PostAsync("records/search", new JsonObject { ["query"] = "ana", ["kind"] = "person" })).Expect(200);
        var create = new JsonObject { ["kind"] = "person", ["name"] = "Zoë Quill", ["email"] = "zoe@quill.example" };
        var record = (await member.PostAsync("records", await member.ConsentAsync(null, "create", create))).Expect(200).Json["recordId"]!.GetValue<string>();
        (await member.GetAsync($"records/person/{record}")).Expect(200);
        var edit = new JsonObject
        {
            ["fields"] = new JsonObject { ["stage"] = "Lead", ["email"] = null },
            ["was"] = new JsonObject { ["stage"] = "Lost", ["email"] = "zoe@quill.example" },
        };
        (await member.PatchAsync($"records/person/{record}", await member.ConsentToRecordAsync("edit", record, edit))).Expect(200);
        var log = new JsonObject
        {
            ["kind"] = "conversation",
            ["day"] = "2026-11-23",
            ["conversationId"] = conversation,
            ["channel"] = "whatsapp",
            ["typed"] = "Called back",
        };
        (await member.PostAsync("records/person/person-ana-lima/activities", await member.ConsentToRecordAsync("activity", "person-ana-lima", log))).Expect(200);
        (await member.GetAsync("records/person/person-ana-lima/activities")).Expect(200);
    }

    private async Task RefusedAsync(TestMember member, string conversation)
    {
        using var nobody = Watch(new TestMember(server.Address, "none", server.Time), await PublishedDocument.ReadAsync(server.Address, Cancel));
        (await nobody.GetAsync("session")).ExpectProblem(401, "unauthenticated");
        (await member.GetAsync($"conversations/{ConversationId.NewRandom()}")).ExpectProblem(404, "not-found");
        (await member.SendAsync(HttpMethod.Post, "records/search", "[]")).ExpectProblem(400, "malformed");
        (await member.SendAsync(HttpMethod.Post, "conversations", new string(' ', (4 * 1024 * 1024) + 1))).ExpectProblem(413, "too-large");
        var link = await member.ConsentAsync(conversation, "link", new JsonObject { ["kind"] = "person", ["recordId"] = "person-ana-lima" });
        (await member.PutAsync($"conversations/{conversation}/link", link, "AAAAAAAAAAAAAAAAAAAAAAAA")).Expect(200);
        (await member.PutAsync($"conversations/{conversation}/link", link)).ExpectProblem(409, "click-spent");
        link["recordId"] = "person-jonas-berg";
        (await member.PutAsync($"conversations/{conversation}/link", link, "AAAAAAAAAAAAAAAAAAAAAAAA")).ExpectProblem(422, "idempotency-mismatch");
        await member.SetPrivateAsync(conversation);
        (await member.SyncAsync(conversation, Wire.Message("four"))).ExpectProblem(403, "conversation-private");
        await SetAsync(member, settings => settings with { SharesADay = 0, SearchesAMinute = 2 });
        (await member.ShareOneAsync(conversation, Wire.Message("five"))).ExpectProblem(429, "share-limit");
        (await member.PostAsync("records/search", new JsonObject { ["query"] = "ana" })).ExpectProblem(429, "rate-limited");
        await SetAsync(member, settings => settings with { PrivacyChange = PrivacyAuthority.Web });
        (await member.ShareOneAsync(conversation, Wire.Message("six"))).ExpectProblem(403, "privacy-locked");
        await SetAsync(member, _ => WorkspaceSettings.Default);
    }

    private static async Task LeaveAsync(TestMember member, string conversation)
    {
        (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/link?note=keep")).Expect(200);
        (await member.GetAsync($"conversations/{conversation}")).Expect(200);
        (await member.PostAsync($"conversations/{conversation}/withdraw", [])).Expect(200);
        (await member.GetAsync("ledger")).Expect(200);
    }

    private async Task<TestMember> WatchedAsync()
    {
        var document = await PublishedDocument.ReadAsync(server.Address, Cancel);
        return Watch(await server.JoinAsync("Mara Field", Cancel), document);
    }

    private TestMember Watch(TestMember member, PublishedDocument document)
    {
        member.Seen = (method, path, body, answer) =>
        {
            var operation = document.OperationOf(method, path)!;
            answered.Add($"{operation} {answer.Status}");
            if (document.Difference(operation, answer.Status, answer.Type, answer.Headers, answer.Body) is { } difference)
            {
                differences.Add(difference);
            }

            if (answer.Status == 200 && body is not null && document.BodyDifference(operation, JsonNode.Parse(body)!) is { } wrong)
            {
                differences.Add($"{operation}: body: {wrong}");
            }
        };
        return member;
    }

    private async Task SetAsync(TestMember member, Func<WorkspaceSettings, WorkspaceSettings> change) =>
        await server.Services.GetRequiredService<SettingsDesk>().ChangeAsync(await SignedIn.AdministratorAsync(member), change, Cancel);
}
