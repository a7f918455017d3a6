using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Contract;

/// <summary>Requests that no proper HTTP client sends.</summary>
public sealed class HostileRequestTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a..b")]
    [InlineData("a:99999")]
    public async Task A_host_that_is_no_address_is_refused_before_anything_is_stored(string? host)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var body = new JsonObject { ["channel"] = "whatsapp", ["key"] = ClickId.NewRandom().Value }.ToJsonString();

        var answer = await RawHttp.SendAsync(server.Address, member, ("POST", "conversations"), body, host, Cancel);

        answer.ExpectProblem(400, "malformed");
        Assert.Empty((await member.GetAsync("conversations")).Expect(200).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_host_that_cannot_be_decoded_is_answered_under_that_name()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);

        var answer = await RawHttp.SendAsync(server.Address, member, ("GET", $"conversations/{conversation}"), "", "xn--", Cancel);

        Assert.Equal("http://xn--/records/person/person-ana-lima", answer.Expect(200).Json["link"]!["url"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_method_in_another_case_does_not_begin_a_new_count_of_single_shares()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);
        for (var i = 0; i < 20; i++)
        {
            (await member.ShareOneAsync(conversation, Wire.Message($"share {i}"))).Expect(200);
        }

        var body = await member.ConsentAsync(conversation, "share", new JsonObject { ["message"] = Wire.Message("one too many") });
        var answer = await RawHttp.SendAsync(
            server.Address, member, ("pOST", $"conversations/{conversation}/messages"), body.ToJsonString(), "localhost", Cancel);

        answer.ExpectProblem(429, "share-limit");
        Assert.Equal(20, (await member.TextsAsync(conversation)).Count);
    }
}
