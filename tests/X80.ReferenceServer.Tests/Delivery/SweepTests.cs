using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Delivery;

public sealed class SweepTests(RemoteServer server) : IClassFixture<RemoteServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_that_was_opened_and_never_used_is_gone_after_a_day()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var (unused, linked) = (await member.OpenAsync("title:unused"), await member.OpenAsync("title:linked"));
        await member.LinkAsync(linked);

        server.Time.Advance(TimeSpan.FromHours(23));
        await server.Sweeper.RunAsync(Cancel);
        (await member.GetAsync($"conversations/{unused}")).Expect(200);
        server.Time.Advance(TimeSpan.FromHours(2));
        await server.Sweeper.RunAsync(Cancel);

        (await member.GetAsync($"conversations/{unused}")).ExpectProblem(404, "not-found");
        (await member.GetAsync($"conversations/{linked}")).Expect(200);
        Assert.NotEqual(unused, await member.OpenAsync("title:unused"));
    }

    [Fact]
    public async Task A_conversation_past_the_workspaces_age_is_withdrawn_and_its_copies_go()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("old"))).Expect(200);
        var before = server.Crm.Notes.Count;

        await server.SweeperAt(server.Time.GetUtcNow().AddDays(729)).RunAsync(Cancel);
        Assert.Equal(["old"], await member.TextsAsync(conversation));
        await server.SweeperAt(server.Time.GetUtcNow().AddDays(731)).RunAsync(Cancel);
        await server.Deletions.RunDueAsync(Cancel);

        Assert.Equal(before - 1, server.Crm.Notes.Count);
        Assert.Empty(await member.TextsAsync(conversation));
        Assert.Equal("private", (await member.GetAsync($"conversations/{conversation}")).Json["privacy"]!.GetValue<string>());
    }
}
