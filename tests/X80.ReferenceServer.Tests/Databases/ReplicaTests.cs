using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>Two servers on one PostgreSQL: what one was told holds for the other at once.</summary>
public sealed class ReplicaTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task A_token_revoked_on_one_is_refused_on_the_other_at_once()
    {
        await using var replica = await StartReplicaAsync();
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = Through(replica, here);
        var conversation = await here.OpenSharedAsync();
        (await there.SyncAsync(conversation, Wire.Message("before"))).Expect(200);
        var body = await there.SyncBodyAsync(conversation, Wire.Message("after"));
        using var raw = server.Database.OpenRaw();
        var token = raw.QuerySingle<string>(
            "select t.id from tokens t join conversations c on c.member_id = t.member_id where c.id = @conversation", new { conversation });

        Assert.True(await server.Admin.RevokeTokenAsync(token, Cancel));

        (await there.PostAsync($"conversations/{conversation}/sync", body)).Expect(401);
        Assert.Equal(1, raw.ExecuteScalar<long>("select count(*) from messages where conversation_id = @conversation", new { conversation }));
    }

    [PostgresFact]
    public async Task A_flip_on_one_refuses_what_the_other_was_about_to_send()
    {
        await using var replica = await StartReplicaAsync();
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = Through(replica, here);
        var conversation = await here.OpenSharedAsync();
        var body = await there.SyncBodyAsync(conversation, Wire.Message("late"));

        await here.SetPrivateAsync(conversation);

        (await there.PostAsync($"conversations/{conversation}/sync", body)).ExpectProblem(403, "conversation-private");
        Assert.Empty(await there.TextsAsync(conversation));
    }

    /// <summary>Raw SQL past the code of both: the trigger waits for the flip that is not committed yet, and then sees it.</summary>
    [PostgresFact]
    public async Task An_insert_that_waits_for_a_flip_is_refused_when_the_flip_commits()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        await using var flip = server.Database.OpenRaw();
        await using var insert = server.Database.OpenRaw();
        await flip.ExecuteAsync("begin; update conversations set privacy = 'private' where id = @conversation", new { conversation });
        var late = insert.ExecuteAsync(
            """
            insert into messages (workspace_id, member_id, conversation_id, id, origin, sealed)
            select workspace_id, member_id, id, 'AAAAAAAA', 'sync', '\x00' from conversations where id = @conversation
            """,
            new { conversation });
        await using var onlooker = server.Database.OpenRaw();
        await Poll.UntilAsync(
            () => onlooker.ExecuteScalar<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") > 0,
            Cancel);
        Assert.False(late.IsCompleted);

        await flip.ExecuteAsync("commit");

        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => late);
        Assert.Contains("x80-wall: the conversation is Private", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>One member's requests at one chat, on both at once: their transactions run one after another, so nothing is counted twice.</summary>
    [PostgresFact]
    public async Task Writes_of_one_member_on_both_leave_one_whole_audit_chain()
    {
        await using var replica = await StartReplicaAsync();
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = Through(replica, here);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? here : there).OpenAsync($"title:chat {i}")));

        var lines = (await here.GetAsync("ledger")).Expect(200).Json["items"]!.AsArray();
        Assert.Equal(20, lines.Count);
        await server.Services.GetRequiredService<HeadSigner>().SignAsync(Cancel);
        Assert.Empty((await server.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(Cancel)).Faults);
    }

    private async Task<WebApplication> StartReplicaAsync()
    {
        var app = ServerHost.Build(
            new ServerOptions
            {
                Urls = "http://127.0.0.1:0",
                DataFolder = server.DataFolder + "-of-replica",
                KeysFolder = server.DataFolder + "-keys",
                Database = server.Database.Address,
            },
            time: server.Time);
        await app.StartAsync(Cancel);
        return app;
    }

    private TestMember Through(WebApplication replica, TestMember member) => new(new Uri(replica.Urls.First()), member.Token, server.Time);
}
