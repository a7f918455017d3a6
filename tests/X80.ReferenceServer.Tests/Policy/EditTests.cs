using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Policy;

/// <summary><c>PATCH records/{kind}/{id}</c>: one explicit write, one result a field.</summary>
public sealed class EditTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fields_are_set_and_cleared_and_read_back()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var record = await CreateAsync(member);
        Assert.Contains("Customer", (await FieldAsync(member, record, "stage"))["options"]!.AsArray().Select(option => option!.GetValue<string>()));

        var set = (await EditAsync(member, record, """{"stage":"Lead","nextStep":"2026-12-01","email":"zoe@quill.example"}""",
            """{"stage":null,"nextStep":null,"email":null}""")).Expect(200).Json;
        var cleared = (await EditAsync(member, record, """{"email":null}""", """{"email":"zoe@quill.example"}""")).Expect(200).Json;

        Assert.All(set["results"]!.AsArray(), result => Assert.True(result!["ok"]!.GetValue<bool>()));
        Assert.Equal(["stage", "nextStep", "email"], set["results"]!.AsArray().Select(result => result!["key"]!.GetValue<string>()));
        Assert.Equal("Lead", set["record"]!["stage"]!.GetValue<string>());
        Assert.StartsWith("2026-11-30T23:00:00", set["record"]!["nextStepAt"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("2026-12-01", Value(set["record"]!, "nextStep"));
        Assert.Null(Value(cleared["record"]!, "email"));
        Assert.Equal("Lead", Value((await member.GetAsync($"records/person/{record}")).Expect(200).Json, "stage"));
    }

    [Fact]
    public async Task A_field_that_somebody_changed_in_between_is_left_and_the_others_are_set()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var record = await CreateAsync(member);
        (await EditAsync(member, record, """{"stage":"Proposal"}""", """{"stage":null}""")).Expect(200);

        var answer = (await EditAsync(member, record, """{"stage":"Lost","phone":"+4930555011"}""", """{"stage":"Lead","phone":null}""")).Expect(200).Json;

        var (stage, phone) = (answer["results"]![0]!, answer["results"]![1]!);
        Assert.False(stage["ok"]!.GetValue<bool>());
        Assert.EndsWith("/record-changed", stage["problem"]!["type"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.True(phone["ok"]!.GetValue<bool>());
        Assert.Equal(("Proposal", "+4930555011"), (Value(answer["record"]!, "stage"), Value(answer["record"]!, "phone")));
    }

    [Fact]
    public async Task A_repeat_answers_what_was_done_and_does_nothing_more()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var record = await CreateAsync(member);
        var body = await BodyAsync(member, record, """{"stage":"Lead"}""", """{"stage":null}""");
        var key = IdempotencyKey.NewRandom().Value;
        (await SendAsync(member, record, body, key)).Expect(200);
        (await EditAsync(member, record, """{"stage":null}""", """{"stage":"Lead"}""")).Expect(200);

        var repeat = (await SendAsync(member, record, body, key)).Expect(200).Json;

        Assert.True(repeat["results"]![0]!["ok"]!.GetValue<bool>());
        Assert.Null(Value(repeat["record"]!, "stage"));
        body["fields"]!["stage"] = "Lost";
        (await SendAsync(member, record, body, key)).ExpectProblem(422, "idempotency-mismatch");
    }

    [Fact]
    public async Task An_edit_needs_its_own_click_and_exactly_what_was_agreed_to()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var record = await CreateAsync(member);
        var body = await BodyAsync(member, record, """{"stage":"Lead"}""", """{"stage":null}""");
        var altered = body.DeepClone().AsObject();
        altered["fields"]!["stage"] = "Lost";
        (await SendAsync(member, record, altered)).ExpectProblem(422, "consent-mismatch");
        (await SendAsync(member, "person-ana-lima", body)).ExpectProblem(422, "consent-mismatch");

        (await SendAsync(member, record, body)).Expect(200);
        (await SendAsync(member, record, body)).ExpectProblem(409, "click-spent");
    }

    [Theory]
    [InlineData("""{}""", """{}""")]
    [InlineData("""{"stage":"Lead"}""", """{}""")]
    [InlineData("""{"stage":"Lead"}""", """{"stage":null,"phone":null}""")]
    [InlineData("""{"stage":"Nowhere"}""", """{"stage":null}""")]
    [InlineData("""{"stage":["Lead"]}""", """{"stage":null}""")]
    [InlineData("""{"stage":7}""", """{"stage":null}""")]
    [InlineData("""{"stage":[null]}""", """{"stage":null}""")]
    [InlineData("""{"stage":{"a":null}}""", """{"stage":null}""")]
    [InlineData("""{"name":null}""", """{"name":"Zoë Quill"}""")]
    [InlineData("""{"name":"  "}""", """{"name":"Zoë Quill"}""")]
    [InlineData("""{"nextStep":"1.12.2026"}""", """{"nextStep":null}""")]
    [InlineData("""{"email":"nobody"}""", """{"email":null}""")]
    [InlineData("""{"owner":"me"}""", """{"owner":null}""")]
    [InlineData("""{"lastContacted":"2026-01-01"}""", """{"lastContacted":null}""")]
    [InlineData("null", "null")]
    public async Task A_field_or_value_that_cannot_be_is_refused_whole(string fields, string was)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var record = await CreateAsync(member);
        var before = (await member.GetAsync($"records/person/{record}")).Body;

        (await EditAsync(member, record, fields, was)).ExpectProblem(400, "malformed");

        Assert.Equal(before, (await member.GetAsync($"records/person/{record}")).Body);
    }

    [Theory]
    [InlineData("consent")]
    [InlineData("fields")]
    [InlineData("was")]
    public async Task Null_is_taken_as_a_fields_value_and_nowhere_else(string member)
    {
        using var client = await server.JoinAsync("Mara Field", Cancel);
        var record = await CreateAsync(client);
        var body = await BodyAsync(client, record, """{"stage":"Lead"}""", """{"stage":null}""");
        body[member] = null;

        (await SendAsync(client, record, body)).ExpectProblem(400, "malformed");

        var search = await client.SendAsync(HttpMethod.Post, "records/search", """{"query":"ana","fields":{"a":null}}""");
        search.ExpectProblem(400, "malformed");
    }

    [Fact]
    public async Task A_record_that_does_not_exist_is_not_found()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);

        (await EditAsync(member, "person-nobody", """{"stage":"Lead"}""", """{"stage":null}""")).ExpectProblem(404, "not-found");
    }

    private static string? Value(JsonNode record, string key) =>
        record["fields"]!.AsArray().Single(field => field!["key"]!.GetValue<string>() == key)!["value"]?.GetValue<string>();

    private static async Task<JsonNode> FieldAsync(TestMember member, string record, string key) =>
        (await member.GetAsync($"records/person/{record}")).Expect(200).Json["fields"]!.AsArray()
            .Single(field => field!["key"]!.GetValue<string>() == key)!;

    private static async Task<string> CreateAsync(TestMember member)
    {
        var body = await member.ConsentAsync(null, "create", new JsonObject { ["kind"] = "person", ["name"] = "Zoë Quill" });
        return (await member.PostAsync("records", body)).Expect(200).Json["recordId"]!.GetValue<string>();
    }

    private static async Task<WireAnswer> EditAsync(TestMember member, string record, string fields, string was) =>
        await SendAsync(member, record, await BodyAsync(member, record, fields, was));

    private static Task<WireAnswer> SendAsync(TestMember member, string record, JsonObject body, string? key = null) =>
        member.PatchAsync($"records/person/{record}", body, key);

    private static Task<JsonObject> BodyAsync(TestMember member, string record, string fields, string was) =>
        member.ConsentToRecordAsync("edit", record, new JsonObject { ["fields"] = JsonNode.Parse(fields), ["was"] = JsonNode.Parse(was) });
}
