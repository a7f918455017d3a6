using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Postgres;
using X80.ReferenceServer.Telemetry;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>Statements that answer nothing wait for the next way to the database: their order, their effect and their refusals stay what they were.</summary>
public sealed class PostgresTransactionTests(RunningServer server) : IClassFixture<RunningServer>
{
    // Of 27. With each statement sent by itself there are eleven more.
    private const int MostWays = 30;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IStore Store => server.Services.GetRequiredService<IStore>();

    [PostgresFact]
    public async Task What_was_run_without_asking_is_there_for_the_next_question_and_after_the_commit()
    {
        var (role, first, second) = (StoreRole.Of(await JoinAsync()), Click(), Click());

        var seen = await Store.WriteAsync(
            role,
            session =>
            {
                Spend(session, role, first);
                var answer = Count(session, role, first);
                Spend(session, role, second);
                return answer;
            },
            Cancel);

        Assert.Equal(1, seen);
        Assert.Equal(1, await Store.ReadAsync(role, session => Count(session, role, second), Cancel));
    }

    [PostgresTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_the_database_refuses_leaves_nothing_whether_a_question_or_the_commit_comes_next(bool asks)
    {
        var (role, twice, other) = (StoreRole.Of(await JoinAsync()), Click(), Click());
        var hasGoneOn = false;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.WriteAsync(
            role,
            session =>
            {
                Spend(session, role, other);
                Spend(session, role, twice);
                Spend(session, role, twice);
                var answer = asks ? Count(session, role, twice) : 0;
                hasGoneOn = true;
                return answer;
            },
            Cancel));

        Assert.Equal(!asks, hasGoneOn);
        Assert.Equal(0, await Store.ReadAsync(role, session => Count(session, role, other), Cancel));
    }

    /// <summary>The next transaction is given the same connection, and would commit what was left on it.</summary>
    [PostgresFact]
    public async Task What_was_run_before_the_work_threw_is_not_committed_by_whoever_has_the_connection_next()
    {
        var (role, click, next) = (StoreRole.Of(await JoinAsync()), Click(), Click());
        Assert.True(PostgresAddress.TryParse($"{server.Database.Address};Maximum Pool Size=1", out var address));
        using var pool = new PostgresPool(address);
        using var store = new PostgresStore(pool, new SqlCatalog("Postgres"));

        await Assert.ThrowsAsync<FormatException>(() => store.WriteAsync<int>(
            role,
            session =>
            {
                Spend(session, role, click);
                Assert.Equal(1, Count(session, role, click));
                throw new FormatException();
            },
            Cancel));
        await store.WriteAsync(role, session => session.Execute("writes.spend_click", Arguments(role, next)), Cancel);

        Assert.Equal((0, 1), await store.ReadAsync(role, session => (Count(session, role, click), Count(session, role, next)), Cancel));
    }

    [PostgresFact]
    public async Task One_that_has_an_answer_is_not_taken_for_the_next_questions()
    {
        var (role, click) = (StoreRole.Of(await JoinAsync()), Click());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync(
            role,
            session =>
            {
                session.Run("writes.click_spent", Arguments(role, click));
                return Count(session, role, click);
            },
            Cancel));
    }

    /// <summary>Each way is a wait for the database, however little is asked: these are all of a sync of a new conversation's first page, its reads too.</summary>
    [PostgresFact]
    public async Task A_sync_of_a_first_page_goes_to_the_database_so_often_and_no_more()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        var body = await member.SyncBodyAsync(conversation, [.. Enumerable.Range(0, 24).Select(n => Wire.Message($"text {n}"))]);
        var name = new NpgsqlConnectionStringBuilder(server.Database.Address).Database;
        var ways = new ConcurrentQueue<ActivityTraceId>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or RequestSpan.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => name!.Equals(tag.Value)))
                {
                    ways.Enqueue(activity.TraceId);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200);

        // What the server does besides, each minute or each second, is of no request: each of its ways is a trace of its own.
        var most = ways.CountBy(trace => trace).Max(trace => trace.Value);
        TestContext.Current.TestOutputHelper!.WriteLine($"{most} ways, {ways.Count} with others'.");
        Assert.InRange(most, 10, MostWays);
    }

    private static byte[] Click() => Guid.NewGuid().ToByteArray();

    private static object Arguments(StoreRole role, byte[] click) => new { role.Workspace, role.Member, Tag = click, Now = 0L };

    private static void Spend(StoreSession session, StoreRole role, byte[] click) => session.Run("writes.spend_click", Arguments(role, click));

    private static long Count(StoreSession session, StoreRole role, byte[] click) => session.Find<long>("writes.click_spent", Arguments(role, click));

    private async Task<MemberScope> JoinAsync()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var who = (await member.GetAsync("session")).Json["member"]!["id"]!.GetValue<string>();
        var workspace = await Store.ReadAsync(StoreRole.Access, session => session.Find<Access.WorkspaceRow>("access.workspace")!.Id, Cancel);
        return new MemberScope(workspace, who);
    }
}
