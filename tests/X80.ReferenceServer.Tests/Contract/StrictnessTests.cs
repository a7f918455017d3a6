using System.Text;
using System.Text.Json.Nodes;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Contract;

/// <summary>Every request that is not exactly what the contract says is refused whole (WIRE-6).</summary>
public sealed class StrictnessTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Breaches => new()
    {
        { "unknown member", "\"flavour\":\"e\"", "\"flavour\":\"e\",\"mood\":\"good\"" },
        { "doubled member", "\"flavour\":\"e\"", "\"flavour\":\"e\",\"flavour\":\"e\"" },
        { "member of another case", "\"flavour\"", "\"Flavour\"" },
        { "missing member", "\"flavour\":\"e\",", "" },
        { "null", "\"author\":\"Ana Lima\"", "\"author\":null" },
        { "null in a list", "\"flags\":[]", "\"flags\":[null]" },
        { "number for a string", "\"flavour\":\"e\"", "\"flavour\":1" },
        { "string for a number", "\"rowsSeen\":1", "\"rowsSeen\":\"1\"" },
        { "fraction", "\"rowsSeen\":1", "\"rowsSeen\":1.0" },
        { "exponent", "\"rowsSeen\":1", "\"rowsSeen\":1e0" },
        { "NUL in a text", "\"text\":\"hello\"", "\"text\":\"hel\\u0000lo\"" },
        { "half a surrogate pair", "\"text\":\"hello\"", "\"text\":\"\\ud83d\"" },
        { "kind of another form", "\"kind\":\"text\"", "\"kind\":\"Text!\"" },
        { "message id of another form", "\"id\":\"3EB0", "\"id\":\"49301234@c.us-" },
        { "time without offset", "+01:00\",\"sentAtCertainty\"", "\",\"sentAtCertainty\"" },
        { "time where none is known", "\"sentAtCertainty\":\"minute\"", "\"sentAtCertainty\":\"unknown\"" },
        { "text beside a media kind", "\"kind\":\"text\"", "\"kind\":\"image\"" },
        { "text in a deleted message", "\"kind\":\"text\"", "\"kind\":\"deleted\"" },
        { "free text in a reading", "\"flavour\":\"e\"", "\"flavour\":\"we met for lunch\"" },
        { "depth", "\"strategies\":{}", "\"strategies\":{\"a\":[[[[[[[1]]]]]]]}" },
        { "trailing text", "\"flags\":[]}", "\"flags\":[]}} {" },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task A_breach_is_refused_whole(string breach, string from, string to)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var right = (await member.SyncBodyAsync(conversation, Wire.Message("hello"))).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var wrong = right.Replace(from, to, StringComparison.Ordinal);
        Assert.True(right != wrong, $"The breach '{breach}' does not touch the body.");

        var refused = await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/sync", wrong);
        var control = await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/sync", right);

        refused.ExpectProblem(400, "malformed");
        Assert.DoesNotContain("hel", refused.Body, StringComparison.Ordinal);
        control.Expect(200);
        Assert.Equal(["hello"], await member.TextsAsync(conversation));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x+json")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; version=2")]
    public async Task Another_content_type_is_refused(string type)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);

        var answer = await member.SendAsync(HttpMethod.Post, "records/search", "{\"query\":\"Ana\"}", type: type);

        answer.ExpectProblem(400, "malformed");
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ext/records/search")
        {
            Content = new ByteArrayContent([.. "{\"query\":\"A"u8, 0xff, 0xfe, .. "\"}"u8]),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        (await member.SendAsync(request)).ExpectProblem(400, "malformed");
    }

    [Fact]
    public async Task A_write_without_an_idempotency_key_is_refused()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ext/conversations")
        {
            Content = new StringContent("{\"channel\":\"whatsapp\",\"key\":\"AAAAAAAAAAAAAAAAAAAAAAAA\"}", Encoding.UTF8, "application/json"),
        };

        (await member.SendAsync(request)).ExpectProblem(400, "malformed");
    }

    [Theory]
    [InlineData(65 * 1024, 1)]
    [InlineData(1, 5_001)]
    [InlineData(60 * 1024, 80)]
    public async Task What_is_over_a_limit_is_refused_as_too_large(int bytes, int messages)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var body = await member.SyncBodyAsync(
            conversation, [.. Enumerable.Range(0, messages).Select(_ => Wire.Message(new string('x', bytes)))]);

        var answer = await member.PostAsync($"conversations/{conversation}/sync", body);

        answer.ExpectProblem(413, "too-large");
        Assert.Empty(await member.TextsAsync(conversation));
    }

    [Theory]
    [InlineData("private,shared")]
    [InlineData("public")]
    public async Task A_privacy_state_of_another_word_is_refused(string state)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        var body = new JsonObject { ["state"] = state };

        (await member.PutAsync($"conversations/{conversation}/privacy", body)).ExpectProblem(400, "malformed");

        Assert.Equal("private", (await member.GetAsync($"conversations/{conversation}")).Json["privacy"]!.GetValue<string>());
    }
}
