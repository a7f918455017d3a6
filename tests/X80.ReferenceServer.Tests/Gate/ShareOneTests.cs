using System.Text.Json.Nodes;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Gate;

public sealed class ShareOneTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_message_leaves_a_private_conversation_and_nothing_beside_it()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);

        (await member.ShareOneAsync(conversation, Wire.Message("only this"))).Expect(200);
        (await member.SyncAsync(conversation, Wire.Message("not this"))).ExpectProblem(403, "conversation-private");

        Assert.Equal(["only this"], await member.TextsAsync(conversation));
        Assert.Contains("1 message,", await member.NoteAsync(conversation), StringComparison.Ordinal);
        Assert.Equal("private", (await member.GetAsync($"conversations/{conversation}")).Json["privacy"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("messages")]
    [InlineData("quoted")]
    [InlineData("neighbours")]
    public async Task A_share_that_drags_more_along_is_refused_whole(string extra)
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);
        var body = new JsonObject { ["message"] = Wire.Message("one"), [extra] = new JsonArray(Wire.Message("two")) };

        var answer = await member.PostAsync($"conversations/{conversation}/messages", await member.ConsentAsync(conversation, "share", body));

        answer.ExpectProblem(400, "malformed");
        Assert.Empty(await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task A_message_taken_back_stays_away_until_it_is_shared_again()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var (keep, gone) = (Wire.Message("keep"), Wire.Message(Wire.Canary()));
        var canary = gone["text"]!.GetValue<string>();
        (await member.SyncAsync(conversation, keep, gone)).Expect(200);

        (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/{gone["id"]}")).Expect(200);
        var again = (await member.SyncAsync(conversation, keep, gone)).Expect(200);

        Assert.Equal(1, again.Json["withheld"]!.GetValue<int>());
        Assert.Equal(["keep"], await member.TextsAsync(conversation));
        Assert.Empty(await server.Probe.FindAsync([canary], Cancel));
        (await member.ShareOneAsync(conversation, gone)).Expect(200);
        Assert.Contains(canary, await member.TextsAsync(conversation));
    }

    [Fact]
    public async Task The_twenty_first_share_of_a_day_is_refused()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenAsync();
        await member.LinkAsync(conversation);
        for (var i = 0; i < 20; i++)
        {
            (await member.ShareOneAsync(conversation, Wire.Message($"share {i}"))).Expect(200);
        }

        var answer = await member.ShareOneAsync(conversation, Wire.Message("one too many"));

        answer.ExpectProblem(429, "share-limit");
        Assert.Equal(20, (await member.TextsAsync(conversation)).Count);
    }
}
