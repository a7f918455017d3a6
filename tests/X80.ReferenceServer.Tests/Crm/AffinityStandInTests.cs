using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using X80.Simulator.Crm.Affinity;

namespace X80.ReferenceServer.Tests.Crm;

/// <summary>The stand-in refuses what Affinity refuses, in the words of either version.</summary>
public sealed class AffinityStandInTests : IAsyncDisposable
{
    private readonly AffinityStandIn affinity = AffinityStandIn.Start(new AffinityStandInOptions { SearchDelay = TimeSpan.FromHours(1), RequestsPerMonth = 500 });
    private readonly HttpClient http;
    private readonly string person;
    private readonly string entry;

    public AffinityStandInTests()
    {
        person = affinity.AddPerson("Ana", "Lima", "+5511999990101", "ana@alvorada.example");
        entry = (int.Parse(affinity.AddOpportunity("Beans", person, "Won"), CultureInfo.InvariantCulture) + 3).ToString(CultureInfo.InvariantCulture);
        affinity.TakeAtMost(500);
        http = new HttpClient { BaseAddress = affinity.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", new AffinityStandInOptions().Key);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "persons", """{"first_name":"Ana"}""", 422)]
    [InlineData("POST", "persons", """{"first_name":"Ana","last_name":"Lima","emails":[],"phone":"1"}""", 422)]
    [InlineData("POST", "persons", """{"first_name":"Eva","last_name":"Rey","emails":["ANA@alvorada.example"]}""", 422)]
    [InlineData("POST", "organizations", """{"domain":"a.example"}""", 422)]
    [InlineData("POST", "notes", """{"content":"x","type":0}""", 422)]
    [InlineData("POST", "notes", """{"content":"x","person_ids":[1]}""", 422)]
    [InlineData("POST", "interactions", """{"type":2,"person_ids":[PERSON],"content":"x","date":"2026-11-02T10:00:00Z"}""", 422)]
    [InlineData("POST", "interactions", """{"type":2,"person_ids":[OWNER],"content":"x","date":"2026-11-02T10:00:00Z"}""", 422)]
    [InlineData("GET", "interactions?type=2&person_id=PERSON&start_time=2024-01-01&end_time=2026-01-01", null, 422)]
    [InlineData("GET", "interactions/1", null, 422)]
    [InlineData("GET", "notes?page_token=5.abc", null, 422)]
    [InlineData("GET", "notes?colour=red", null, 422)]
    [InlineData("GET", "persons/999999", null, 404)]
    [InlineData("GET", "planets", null, 404)]
    [InlineData("DELETE", "persons/OWNER", null, 403)]
    [InlineData("POST", "v2/persons/search", """{"search":{"term":"an"}}""", 400)]
    [InlineData("POST", "v2/persons/search?fieldIds=a&fieldTypes=global", """{"search":{"term":"ana"}}""", 400)]
    [InlineData("POST", "opportunities", """{"name":"Beans"}""", 422)]
    [InlineData("POST", "opportunities", """{"name":"Beans","list_id":78}""", 422)]
    [InlineData("DELETE", "field-values/1", null, 404)]
    [InlineData("GET", "lists/1", null, 404)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1625", """{"value":{"type":"ranked-dropdown","data":"Won"}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1625", """{"value":{"type":"ranked-dropdown","data":{"dropdownOptionId":1}}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1625", """{"value":{"type":"dropdown","data":null}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1626", """{"value":{"type":"number","data":"12"}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1", """{"value":{"type":"number","data":1}}""", 404)]
    [InlineData("POST", "v2/lists/78/list-entries/ENTRY/fields/field-1625", """{"value":{"type":"text","data":"x"}}""", 404)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1630", """{"value":{"type":"dropdown-multi","data":{"dropdownOptionId":16301}}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1630", """{"value":{"type":"dropdown-multi","data":[]}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1630", """{"value":{"type":"dropdown-multi","data":[{"dropdownOptionId":16309}]}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1631", """{"value":{"type":"person","data":{"id":1}}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1632", """{"value":{"type":"person-multi","data":[{"id":PERSON,"name":"Ana"}]}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1633", """{"value":{"type":"company","data":{"id":PERSON}}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1635", """{"value":{"type":"location","data":{"city":"Bremen"}}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1636", """{"value":{"type":"location-multi","data":["Bremen"]}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1637", """{"value":{"type":"filterable-text-multi","data":[null]}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1638", """{"value":{"type":"number-multi","data":["3"]}}""", 400)]
    [InlineData("POST", "v2/lists/77/list-entries/ENTRY/fields/field-1639", """{"value":{"type":"formula-number","data":null}}""", 400)]
    [InlineData("POST", "v2/companies", """{"name":"x"}""", 405)]
    [InlineData("POST", "v2/notes", """{"type":"entities","content":{"html":"<p style=\"x\">a</p>"},"persons":[{"id":PERSON}]}""", 400)]
    [InlineData("POST", "v2/notes", """{"type":"entities","content":{"html":"<script>a</script>"},"persons":[{"id":PERSON}]}""", 400)]
    [InlineData("GET", "v2/persons/1/nothing", null, 404)]
    public async Task A_wrong_request_is_refused_with_the_status_of_affinity(string method, string path, string? body, int status)
    {
        var (answer, json) = await SendAsync(method, Filled(path)!, Filled(body));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True(path.StartsWith("v2/", StringComparison.Ordinal) ? json!["errors"]![0]!["code"] is not null : json is JsonArray, json?.ToJsonString());
    }

    [Fact]
    public async Task A_key_and_a_version_are_judged_as_affinity_judges_them()
    {
        var (well, _) = await SendAsync("GET", "v2/auth/whoami");
        http.DefaultRequestHeaders.Add("X-Affinity-Api-Version", "1999-01-01");
        var (old, _) = await SendAsync("GET", "v2/auth/whoami");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + new AffinityStandInOptions().Key)));
        var (first, _) = await SendAsync("GET", "auth/whoami");
        var (second, error) = await SendAsync("GET", "v2/auth/whoami");

        Assert.Equal((200, 400, 200, 401), ((int)well.StatusCode, (int)old.StatusCode, (int)first.StatusCode, (int)second.StatusCode));
        Assert.Equal("2026-09-17", well.Headers.GetValues("X-Affinity-Api-Version").Single());
        Assert.Equal("authentication", error!["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_answer_counts_in_six_headers_whichever_version_was_asked()
    {
        var (first, _) = await SendAsync("GET", "auth/whoami");
        var (second, _) = await SendAsync("GET", "v2/auth/whoami");

        Assert.Equal("899", first.Headers.GetValues("x-ratelimit-limit-user-remaining").Single());
        Assert.Equal("898", second.Headers.GetValues("x-ratelimit-limit-user-remaining").Single());
        Assert.Equal(6, second.Headers.Count(header => header.Key.StartsWith("x-ratelimit-limit-", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal("498", second.Headers.GetValues("x-ratelimit-limit-org-remaining").Single());
    }

    [Fact]
    public async Task A_search_lags_and_a_list_names_a_next_page_that_is_empty()
    {
        var (_, hidden) = await SendAsync("GET", "persons?term=lima");
        foreach (var i in Enumerable.Range(0, 2))
        {
            await SendAsync("POST", "notes", $$"""{"content":"{{i}}","type":0,"person_ids":[{{person}}]}""");
        }

        var (_, page) = await SendAsync("GET", $"notes?person_id={person}&page_size=2");
        var token = page!["next_page_token"]!.GetValue<string>();
        var (_, last) = await SendAsync("GET", $"notes?person_id={person}&page_size=2&page_token={token}");
        var (changed, _) = await SendAsync("GET", $"notes?person_id={person}&page_size=3&page_token={token}");

        Assert.Empty(hidden!["persons"]!.AsArray());
        Assert.Equal((2, 0), (page["notes"]!.AsArray().Count, last!["notes"]!.AsArray().Count));
        Assert.Equal(422, (int)changed.StatusCode);
    }

    [Fact]
    public async Task A_note_is_refused_when_it_is_too_large_or_holds_a_mention_and_is_deleted_by_its_creator_alone()
    {
        var (_, made) = await SendAsync("POST", "notes", $$"""{"content":"x","type":0,"person_ids":[{{person}}]}""");
        var id = made!["id"]!.ToString();
        var (large, _) = await SendAsync("PUT", $"notes/{id}", $$"""{"content":"{{new string('x', 501)}}"}""");
        affinity.Mention(id);
        var (mentioned, _) = await SendAsync("PUT", $"notes/{id}", """{"content":"y"}""");
        var (theirs, _) = await SendAsync("DELETE", $"notes/{affinity.WriteNote(person, "theirs")}");

        Assert.Equal((413, 422, 403), ((int)large.StatusCode, (int)mentioned.StatusCode, (int)theirs.StatusCode));
        Assert.Equal(["x", "theirs"], affinity.NotesOf(person).Values);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await affinity.DisposeAsync();
    }

    // The owner of the key is the first person that the account has.
    private string? Filled(string? text) => text?.Replace("PERSON", person, StringComparison.Ordinal).Replace("OWNER", "1003", StringComparison.Ordinal)
        .Replace("ENTRY", entry, StringComparison.Ordinal);

    private async Task<(HttpResponseMessage Answer, JsonNode? Json)> SendAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return (answer, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
