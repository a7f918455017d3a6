using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Contract;

public sealed class RecordsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_title_gives_a_likely_suggestion_with_its_reason_and_is_stored_nowhere()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var body = new JsonObject
        {
            ["channel"] = "whatsapp",
            ["key"] = ConversationId.NewRandom().Value,
            ["title"] = "Nördlicht ROBOTICS",
            ["phone"] = "+5511988887777",
        };

        var opened = (await member.PostAsync("conversations", await member.ConsentAsync(null, "suggest", body))).Expect(200);

        var best = opened.Json["suggestions"]![0]!;
        Assert.Equal("company-nordlicht", best["recordId"]!.GetValue<string>());
        Assert.InRange(best["score"]!.GetValue<int>(), 80, 100);
        Assert.Equal("The name is the same.", best["reasons"]![0]!.GetValue<string>());
        Assert.Empty(await server.Probe.FindAsync(["Nördlicht ROBOTICS", "+5511988887777"], Cancel));
    }

    [Fact]
    public async Task Without_a_suggest_consent_nothing_is_suggested()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var body = new JsonObject { ["channel"] = "whatsapp", ["key"] = ConversationId.NewRandom().Value, ["title"] = "Ana Lima" };

        var opened = (await member.PostAsync("conversations", body)).Expect(200);

        Assert.Empty(opened.Json["suggestions"]!.AsArray());
    }

    [Fact]
    public async Task A_person_made_on_the_spot_is_found_and_a_repeat_makes_no_second_one()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var name = "Zoë <Quill> " + Wire.NewId();
        var body = await member.ConsentAsync(null, "create", new JsonObject { ["kind"] = "person", ["name"] = name });
        var key = IdempotencyKey.NewRandom().Value;

        var first = (await member.PostAsync("records", body, key)).Expect(200);
        var repeat = (await member.PostAsync("records", body, key)).Expect(200);
        var found = (await member.PostAsync("records/search", new JsonObject { ["query"] = "zoe quill" })).Expect(200);

        Assert.Equal(first.Json["recordId"]!.GetValue<string>(), repeat.Json["recordId"]!.GetValue<string>());
        Assert.Single(found.Json["items"]!.AsArray(), item => item!["name"]!.GetValue<string>() == name);
    }

    [Fact]
    public async Task One_conversation_kind_and_day_is_one_activity_without_a_count_while_private()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("one"), Wire.Message("two"))).Expect(200);

        var counted = await LogAsync(member, conversation);
        await member.SetPrivateAsync(conversation);
        var bare = await LogAsync(member, conversation);

        Assert.Equal("WhatsApp conversation \u2014 2 messages", counted["sentence"]!.GetValue<string>());
        Assert.Equal("WhatsApp conversation", bare["sentence"]!.GetValue<string>());
        Assert.Equal(counted["id"]!.GetValue<string>(), bare["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2026-11-25")]
    public async Task An_activity_of_a_day_that_cannot_be_is_refused_and_the_record_stays_readable(string day)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);

        (await SendLogAsync(member, conversation, day)).ExpectProblem(400, "malformed");

        (await member.GetAsync("records/person/person-ana-lima")).Expect(200);
    }

    private static async Task<JsonNode> LogAsync(TestMember member, string conversation) =>
        (await SendLogAsync(member, conversation, "2026-11-23")).Expect(200).Json;

    private static async Task<WireAnswer> SendLogAsync(TestMember member, string conversation, string day)
    {
        var body = new JsonObject
        {
            ["kind"] = "conversation",
            ["day"] = day,
            ["conversationId"] = conversation,
            ["channel"] = "whatsapp",
        };
        using var document = System.Text.Json.JsonDocument.Parse(body.ToJsonString());
        var consented = await member.ConsentAsync(null, "activity", body);
        consented["consent"]!["payloadHash"] = X80.Contract.Consents.ConsentPayload.Hash(
            X80.Contract.Kinds.ConsentAction.Parse("activity"),
            null,
            new() { Crm = X80.Contract.Kinds.CrmName.Embedded, Kind = X80.Contract.Kinds.RecordKind.Person, RecordId = RecordId.Parse("person-ana-lima") },
            null,
            document.RootElement);
        return await member.PostAsync("records/person/person-ana-lima/activities", consented);
    }
}
