using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>A rotation that is stopped at any point is finished by the next, and nothing that lives is lost.</summary>
public sealed class KilledRotationTests
{
    private const int Keys = 3000;

    private static readonly string[] Steps =
    [
        "select count(*) > 0 from key_epochs where active = 0",
        "select count(*) > 0 from conversation_keys k join key_epochs e on e.epoch = k.epoch where e.active = 1",
        "select count(*) > 2000 from conversation_keys k join key_epochs e on e.epoch = k.epoch where e.active = 1",
        "select count(*) > 0 from key_epochs where spent = 1",
        "select count(*) = 0 from erasures",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [SqliteFact]
    public async Task Stopped_before_any_act_the_next_rotation_goes_on()
    {
        using var folder = new TemporaryFolder();
        var (token, conversation) = await PrepareAsync(folder.Path);
        var options = Options(folder.Path);
        var act = 0;
        for (var stopped = true; stopped; act++)
        {
            var stop = new StopAt(act + 1);
            await using (var app = ServerHost.Build(options, stop.Wrap))
            {
                stop.IsArmed = true;
                var failure = await Record.ExceptionAsync(() => app.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel));
                Assert.Equal(stop.HasStopped, failure is not null);
                stopped = stop.HasStopped;
            }

            await using var next = ServerHost.Build(options);
            await next.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel);
            Assert.Single(Directory.GetFiles(options.DataFolder + "-keys", "epoch-*"));
        }

        Assert.True(act > 6, $"Only {act} acts were seen.");
        await AssertReadsAsync(folder.Path, token, conversation);
    }

    [SqliteFact]
    public async Task A_killed_process_leaves_a_rotation_that_the_next_one_finishes()
    {
        using var folder = new TemporaryFolder();
        var (token, conversation) = await PrepareAsync(folder.Path);
        using var database = Open(folder.Path);
        FillWithKeys(database, conversation);
        var points = Steps.Select(step => (Func<bool>)(() => database.ExecuteScalar<bool>(step)))
            .Concat(Enumerable.Range(0, 3).Select(_ => After(TimeSpan.FromMilliseconds(Random.Shared.Next(900)))));
        foreach (var isThere in points)
        {
            MakeDue(database);
            var old = database.ExecuteScalar<long>("select min(epoch) from key_epochs");
            using var process = ServerProcess.Launch(ServerProcess.StartInfo(folder.Path));

            // On a busy machine a step may pass unseen: the end of the rotation is then where it is killed.
            await Poll.UntilAsync(() => isThere() || database.ExecuteScalar<long>("select min(epoch) from key_epochs") > old, Cancel);
            await process.KillAsync(Cancel);
        }

        await using (var app = ServerHost.Build(Options(folder.Path)))
        {
            await app.Services.GetRequiredService<ServerUpkeep>().RotateKeysAsync(Cancel);
        }

        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "data-keys"), "epoch-*"));
        Assert.Equal(1, database.ExecuteScalar<long>("select count(distinct epoch) from conversation_keys"));
        Assert.Equal("ok", database.ExecuteScalar<string>("pragma integrity_check"));
        await AssertReadsAsync(folder.Path, token, conversation);
    }

    private static Func<bool> After(TimeSpan delay)
    {
        var clock = Stopwatch.StartNew();
        return () => clock.Elapsed >= delay;
    }

    private static ServerOptions Options(string folder) => new() { Urls = "http://127.0.0.1:0", DataFolder = Path.Combine(folder, "data") };

    private static SqliteConnection Open(string folder) => new($"Data Source={Path.Combine(folder, "data", "x80.db")};Pooling=False");

    private static async Task<(string Token, string Conversation)> PrepareAsync(string folder)
    {
        var token = await ServerProcess.PrepareAsync(folder, Cancel);
        using var server = await ServerProcess.StartAsync(folder, Cancel);
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("still here"))).Expect(200);
        await server.KillAsync(Cancel);
        return (token, conversation);
    }

    /// <summary>Keys that open nothing are moved like any other, and make the rotation long enough to be met on its way.</summary>
    private static void FillWithKeys(SqliteConnection database, string conversation) => database.Execute(
        """
        insert into conversations (workspace_id, member_id, id, channel, key_tag, opened_at)
        with recursive n (i) as (select 1 union all select i + 1 from n where i < @Keys)
        select workspace_id, member_id, printf('%022d', i), channel, randomblob(32), opened_at from n, conversations where id = @conversation;
        insert into conversation_keys (workspace_id, member_id, conversation_id, epoch, wrapped)
        select c.workspace_id, c.member_id, c.id, (select epoch from key_epochs where active = 1), randomblob(60) from conversations c where c.id <> @conversation;
        """,
        new { Keys, conversation });

    /// <summary>An old epoch under which something was erased: the job rotates it as soon as the server starts.</summary>
    private static void MakeDue(SqliteConnection database) => database.Execute(
        """
        update key_epochs set created_at = 0;
        insert into erasures (workspace_id, member_id, conversation_id, epoch)
        select workspace_id, member_id, id, (select epoch from key_epochs where active = 1) from conversations where true limit 1 on conflict do nothing;
        """);

    private static async Task AssertReadsAsync(string folder, string token, string conversation)
    {
        using var server = await ServerProcess.StartAsync(folder, Cancel);
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        Assert.Equal(["still here"], await member.TextsAsync(conversation));
    }
}
