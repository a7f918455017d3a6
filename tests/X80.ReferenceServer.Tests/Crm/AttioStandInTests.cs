using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using X80.ReferenceServer.Tests.Rig;
using X80.Simulator.Crm.Attio;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>The stand-in refuses what Attio refuses, in Attio's words: a client that is wrong is told so here.</summary>
public sealed class AttioStandInTests : IAsyncDisposable
{
    private const string Name = """{"first_name":"Ana","last_name":"Lima","full_name":"Ana Lima"}""";
    private readonly AttioStandIn attio = AttioStandIn.Start(new AttioStandInOptions { NoteBytes = 1_000, PatchesNotes = true, SearchLag = TimeSpan.FromHours(1) });
    private readonly HttpClient http;

    public AttioStandInTests()
    {
        http = new HttpClient { BaseAddress = attio.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", new AttioStandInOptions().Key);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("objects/people/records", """{"values":{}}""", 400, "missing_value")]
    [InlineData("objects/people/records", """{"data":{"values":{"no_such":"x"}}}""", 400, "value_not_found")]
    [InlineData("objects/people/records", """{"data":{"values":{"last_interaction":"x"}}}""", 400, "immutable_value")]
    [InlineData("objects/people/records", """{"data":{"values":{"phone_numbers":"+4915112345678"}}}""", 400, "validation_type")]
    [InlineData("objects/people/records", """{"data":{"values":{"phone_numbers":["0151 12345678"]}}}""", 400, "validation_type")]
    [InlineData("objects/people/records", """{"data":{"values":{"email_addresses":["nobody"]}}}""", 400, "validation_type")]
    [InlineData("objects/people/records", """{"data":{"values":{"name":{"full_name":"Ana Lima"}}}}""", 400, "validation_type")]
    [InlineData("objects/people/records", """{"data":{"values":{"company":[{"target_object":"companies","target_record_id":"none"}]}}}""", 400, "value_not_found")]
    [InlineData("objects/people/records", """{"data":{"values":{}},"more":1}""", 400, "validation_type")]
    [InlineData("objects/people/records", """{"data":{"values":{},"more":1}}""", 400, "validation_type")]
    [InlineData("objects/deals/records", """{"data":{"values":{"name":"Big"}}}""", 400, "missing_value")]
    [InlineData("objects/deals/records", """{"data":{"values":{"name":"Big","stage":"No such stage","owner":"member@practice.example"}}}""", 400, "value_not_found")]
    [InlineData("objects/planets/records", """{"data":{"values":{}}}""", 404, "not_found")]
    [InlineData("objects/people/records/query", """{"filter":{"name":{"full_name":{"$like":"a"}}}}""", 400, "filter_error")]
    [InlineData("objects/people/records/query", """{"filter":{"phone_numbers":{"normalized_phone_number":"1"}}}""", 400, "filter_error")]
    [InlineData("objects/people/records/query", """{"limit":501}""", 400, "validation_type")]
    [InlineData("objects/records/search", """{"query":"ana"}""", 400, "missing_value")]
    [InlineData("notes", """{"data":{"parent_object":"people","parent_record_id":"x","title":"t","content":"c"}}""", 400, "missing_value")]
    [InlineData("notes", """{"data":{"parent_object":"people","parent_record_id":"x","title":"t","format":"html","content":"c"}}""", 400, "validation_type")]
    [InlineData("activities", """{"data":{"api_slug":"a","singular_noun":"b","plural_noun":"c","extends":"interactions"}}""", 403, "billing_error")]
    [InlineData("objects/people/records", "no json", 400, "validation_type")]
    public async Task A_wrong_request_is_refused_with_the_code_of_attio(string path, string body, int status, string code)
    {
        var answer = await SendAsync("POST", path, body);

        Assert.Equal((status, code), (answer.Status, answer.Json["code"]?.GetValue<string>()));
        Assert.Equal(["code", "message", "status_code", "type"], answer.Json.AsObject().Select(member => member.Key).Order());
    }

    [Fact]
    public async Task A_key_is_judged_as_attio_judges_it()
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "some-other-key");
        Assert.False((await SendAsync("GET", "self")).Expect(200).Json["active"]!.GetValue<bool>());
        Assert.Equal("unauthorized", (await SendAsync("GET", "notes")).Expect(401).Json["code"]!.GetValue<string>());
        http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal("missing_value", (await SendAsync("GET", "self")).Expect(400).Json["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_mail_is_unique_in_any_case_and_a_number_is_not()
    {
        const string Person = """{"data":{"values":{"email_addresses":["Ana@Lima.example"],"phone_numbers":["+4915112345678"]}}}""";
        (await SendAsync("POST", "objects/people/records", Person)).Expect(200);

        Assert.Equal("uniqueness_conflict", (await SendAsync("POST", "objects/people/records", Person.Replace("Ana@", "ANA@", StringComparison.Ordinal))).Json["code"]!.GetValue<string>());
        (await SendAsync("POST", "objects/people/records", """{"data":{"values":{"phone_numbers":["+4915112345678"]}}}""")).Expect(200);
        (await SendAsync("PUT", "objects/people/records?matching_attribute=phone_numbers", Person)).Expect(400);
        (await SendAsync("PUT", "objects/people/records?matching_attribute=email_addresses", Person)).Expect(200);
        var all = (await SendAsync("POST", "objects/people/records/query", """{"filter":{"phone_numbers":{"$ends_with":"12345678"}}}""")).Json["data"]!.AsArray();
        Assert.Equal(2, all.Count);
    }

    [Fact]
    public async Task A_patch_puts_values_before_those_that_are_there_and_a_put_replaces_them()
    {
        var id = attio.AddRecord("people", new JsonObject { ["name"] = JsonNode.Parse(Name), ["phone_numbers"] = new JsonArray("+4915112345678") });
        var path = $"objects/people/records/{id}";

        var added = await SendAsync("PATCH", path, """{"data":{"values":{"phone_numbers":["+4915112345679","+4915112345678"]}}}""");
        Assert.Equal(["+4915112345679", "+4915112345678"], Numbers(added));
        var put = await SendAsync("PUT", path, """{"data":{"values":{"phone_numbers":["+4915112345670"]}}}""");
        Assert.Equal(["+4915112345670"], Numbers(put));
        Assert.Equal("Ana Lima", put.Json["data"]!["values"]!["name"]![0]!["full_name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_query_sees_a_new_record_at_once_and_the_search_later()
    {
        attio.AddRecord("people", new JsonObject { ["name"] = JsonNode.Parse(Name) });

        Assert.Single((await SendAsync("POST", "objects/people/records/query", """{"filter":{"name":{"full_name":{"$contains":"lima"}}}}""")).Json["data"]!.AsArray());
        Assert.Empty((await SendAsync("POST", "objects/records/search", """{"query":"lima","objects":["people"],"request_as":{"type":"workspace"}}""")).Expect(200).Json["data"]!.AsArray());
    }

    [Fact]
    public async Task A_note_is_bounded_changed_in_part_and_gone_when_it_is_deleted()
    {
        var id = attio.AddRecord("people", new JsonObject { ["name"] = JsonNode.Parse(Name) });
        JsonObject Note(string content) => new()
        {
            ["data"] = new JsonObject { ["parent_object"] = "people", ["parent_record_id"] = id, ["title"] = "t", ["format"] = "plaintext", ["content"] = content },
        };

        Assert.Equal(413, (await SendAsync("POST", "notes", Note(new string('x', 1_001)).ToJsonString())).Status);
        var made = (await SendAsync("POST", "notes", Note("short").ToJsonString())).Expect(200).Json["data"]!;
        var path = $"notes/{made["id"]!["note_id"]!.GetValue<string>()}";
        Assert.EndsWith("00Z", made["created_at"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("short", (await SendAsync("PATCH", path, """{"data":{"title":"other"}}""")).Json["data"]!["content_plaintext"]!.GetValue<string>());
        (await SendAsync("PATCH", path, """{"data":{"parent_object":"companies"}}""")).Expect(400);
        (await SendAsync("GET", "notes?limit=51")).Expect(400);
        (await SendAsync("DELETE", path)).Expect(200);
        (await SendAsync("GET", path)).Expect(404);
    }

    [Fact]
    public async Task More_writes_than_25_in_a_second_are_answered_429_with_a_date_and_not_carried_out()
    {
        const string Person = """{"data":{"values":{"job_title":"x"}}}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => SendAsync("POST", "objects/people/records", Person)));

        var refused = answers.Where(answer => answer.Status == 429).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Contains("Retry-After: ", answer.Headers, StringComparison.Ordinal));
        Assert.All(refused, answer => Assert.Contains("GMT", answer.Headers, StringComparison.Ordinal));
        var stored = (await SendAsync("POST", "objects/people/records/query", "{}")).Json["data"]!.AsArray();
        Assert.Equal(60 - refused.Count, stored.Count);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await attio.DisposeAsync();
    }

    private static IEnumerable<string> Numbers(WireAnswer answer) =>
        answer.Expect(200).Json["data"]!["values"]!["phone_numbers"]!.AsArray().Select(value => value!["normalized_phone_number"]!.GetValue<string>());

    private async Task<WireAnswer> SendAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "v2/" + path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, Cancel);
        return new WireAnswer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancel), response.Headers.ToString());
    }
}
