using Dapper;
using Microsoft.Extensions.DependencyInjection;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Writes;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>Two servers on one PostgreSQL and one remote CRM. "Dead" is one whose request to the CRM never comes back and obeys nobody.</summary>
public sealed class RemoteReplicaTests : IAsyncLifetime
{
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(10);
    private readonly RemoteServer server = new();
    private readonly TaskCompletionSource wake = new();
    private RemoteServer replica = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        replica = TestDatabase.IsPostgres ? RemoteServer.ReplicaOf(server) : server;
    }

    public async ValueTask DisposeAsync()
    {
        wake.TrySetResult();
        await replica.DisposeAsync();
        await server.DisposeAsync();
    }

    [PostgresFact]
    public async Task A_flip_on_one_ends_the_call_of_the_other_by_the_flag_of_its_lease()
    {
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = Through(replica, here);
        var conversation = await here.OpenSharedAsync();
        var reached = HangAt("create", obeys: true);
        var body = await here.SyncBodyAsync(conversation, Wire.Message("late"));
        var sync = here.PostAsync($"conversations/{conversation}/sync", body);
        await reached.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        var flip = there.PutAsync($"conversations/{conversation}/privacy", new() { ["state"] = "private" });
        var passed = await PassUntilAsync(sync, flip);

        Assert.True(passed < CallTime, $"{passed.TotalSeconds} s passed: the call ended by its own time.");
        (await sync).ExpectProblem(502, "crm-unavailable");
        Assert.Equal("settling", (await flip).Expect(200).Json["note"]!["state"]!.GetValue<string>());
        BeWell();
        await server.SettleAsync();
        Assert.Empty(server.Crm.Items);
    }

    [PostgresFact]
    public async Task Fault_43_a_push_whose_replica_died_is_taken_over_when_its_lease_ends_and_stays_one_note()
    {
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = Through(replica, here);
        var conversation = await here.OpenSharedAsync();
        var first = Wire.Message("first");
        var reached = HangAt("read", obeys: false);
        var body = await here.SyncBodyAsync(conversation, first);
        var dead = here.PostAsync($"conversations/{conversation}/sync", body);
        await reached.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Single(server.Crm.Items);
        BeWell();

        // The next may wait for 10 s, and the lease ends 12 s after it was taken.
        server.Time.Advance(TimeSpan.FromSeconds(3));
        var next = there.SyncAsync(conversation, first, Wire.Message("second"));
        await PassUntilAsync(next);

        Assert.Equal("current", (await next).Expect(200).Json["note"]!["state"]!.GetValue<string>());
        var note = Assert.Single(server.Crm.Items).Body;
        Assert.Contains("first", note, StringComparison.Ordinal);
        Assert.Contains("second", note, StringComparison.Ordinal);
        Assert.False(dead.IsCompleted);
        wake.SetResult();
        await dead;
        Assert.Equal(note, Assert.Single(server.Crm.Items).Body);
    }

    [PostgresFact]
    public async Task Fault_43_of_two_deletion_workers_one_takes_each_deletion()
    {
        const int Count = 12;
        using var member = await server.JoinAsync("Mara Field", Cancel);
        server.Crm.Mood = (request, _) => Task.FromResult(request == "delete" ? StandInMood.IsDown : StandInMood.Well);
        for (var i = 0; i < Count; i++)
        {
            var conversation = await member.OpenSharedAsync($"title:chat {i}");
            (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
            (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);
        }

        server.Crm.Deleted.Clear();
        BeWell();
        server.Time.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(server.Deletions.RunDueAsync(Cancel), replica.Deletions.RunDueAsync(Cancel));
        await Poll.UntilAsync(() => Owed() == 0, Cancel);

        Assert.Empty(server.Crm.Items);
        Assert.Equal(Count, server.Crm.Deleted.Count);
        Assert.Equal(Count, server.Crm.Deleted.Distinct().Count());
    }

    [PostgresFact]
    public async Task Fault_43_a_deletion_whose_worker_died_is_taken_over_and_not_before()
    {
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var conversation = await member.OpenSharedAsync();
        (await member.SyncAsync(conversation, Wire.Message("hello"))).Expect(200);
        server.Crm.Mood = (request, _) => Task.FromResult(request == "delete" ? StandInMood.IsDown : StandInMood.Well);
        (await member.SendAsync(HttpMethod.Post, $"conversations/{conversation}/withdraw", "{}")).Expect(200);
        var reached = HangAt("delete", obeys: false);
        server.Time.Advance(TimeSpan.FromSeconds(11));
        var dead = server.Deletions.RunDueAsync(Cancel);
        await reached.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        BeWell();

        Assert.Equal(0, await replica.Deletions.RunDueAsync(Cancel));
        Assert.Single(server.Crm.Items);
        server.Time.Advance(TimeSpan.FromSeconds(31));
        await replica.Deletions.RunDueAsync(Cancel);
        await Poll.UntilAsync(() => Owed() == 0, Cancel);

        Assert.Empty(server.Crm.Items);
        wake.SetResult();
        await dead;
        Assert.Equal(0, Owed());
    }

    [PostgresFact]
    public async Task Fault_31_the_same_key_on_another_replica_is_told_that_it_runs_until_it_is_done()
    {
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = Through(replica, here);
        var conversation = await here.OpenSharedAsync();
        var path = $"conversations/{conversation}/sync";
        var (body, other) = (await here.SyncBodyAsync(conversation, Wire.Message("once")), await here.SyncBodyAsync(conversation, Wire.Message("else")));
        var key = IdempotencyKey.NewRandom().Value;
        var reached = HangAt("create", obeys: false);
        var first = here.PostAsync(path, body, key);
        await reached.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        var running = await there.PostAsync(path, body, key);
        running.ExpectProblem(409, "idempotency-running");
        Assert.DoesNotContain("Retry-After", running.Headers, StringComparison.Ordinal);
        (await there.PostAsync(path, other, key)).ExpectProblem(422, "idempotency-mismatch");
        BeWell();
        wake.SetResult();
        (await first).Expect(200);

        Assert.Equal(1, (await there.PostAsync(path, body, key)).Expect(200).Json["accepted"]!.GetValue<int>());
        Assert.Single(server.Crm.Items);
    }

    /// <summary>While its replica lives it says that it runs; once that died, what it left says so for 15 s, and then no more.</summary>
    [PostgresFact]
    public async Task Fault_31_a_key_whose_replica_died_is_answered_after_a_while()
    {
        using var here = await server.JoinAsync("Mara Field", Cancel);
        using var there = Through(replica, here);
        var conversation = await here.OpenSharedAsync();
        var body = await here.SyncBodyAsync(conversation, Wire.Message("once"));
        var key = IdempotencyKey.NewRandom().Value;
        var reached = HangAt("read", obeys: false);
        var dead = here.PostAsync($"conversations/{conversation}/sync", body, key);
        await reached.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        BeWell();

        for (var beat = 0; beat < 3; beat++)
        {
            var until = RunningUntil();
            server.Time.Advance(TimeSpan.FromSeconds(6));
            await Poll.UntilAsync(() => RunningUntil() > until, Cancel);
            (await there.PostAsync($"conversations/{conversation}/sync", body, key)).ExpectProblem(409, "idempotency-running");
        }

        server.Services.GetRequiredService<WritesInFlight>().Dispose();
        server.Time.Advance(TimeSpan.FromSeconds(14));
        (await there.PostAsync($"conversations/{conversation}/sync", body, key)).ExpectProblem(409, "idempotency-running");
        server.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, (await there.PostAsync($"conversations/{conversation}/sync", body, key)).Expect(200).Json["accepted"]!.GetValue<int>());

        Assert.Single(server.Crm.Items);
        Assert.False(dead.IsCompleted);
        wake.SetResult();
        await dead;
    }

    private TestMember Through(RemoteServer other, TestMember member) => new(other.Address, member.Token, server.Time);

    private long Owed()
    {
        using var raw = server.Database.OpenRaw();
        return raw.ExecuteScalar<long>("select count(*) from crm_deletions");
    }

    private long RunningUntil()
    {
        using var raw = server.Database.OpenRaw();
        return raw.ExecuteScalar<long>("select max(running_until) from idempotency");
    }

    private void BeWell() => server.Crm.Mood = (_, _) => Task.FromResult(StandInMood.Well);

    /// <param name="name">The request that hangs.</param>
    /// <param name="obeys">Whether it ends when its caller gives it up.</param>
    /// <returns>Ends when the first one hangs.</returns>
    private Task HangAt(string name, bool obeys)
    {
        var reached = new TaskCompletionSource();
        server.Crm.Mood = async (request, cancellationToken) =>
        {
            if (request == name)
            {
                reached.TrySetResult();
                await (obeys ? Task.Delay(Timeout.Infinite, cancellationToken) : wake.Task);
            }

            return StandInMood.Well;
        };
        return reached.Task;
    }

    /// <summary>Lets the servers' clock go on, slowly beside the machine's, until all are done.</summary>
    /// <returns>How far it went.</returns>
    private async Task<TimeSpan> PassUntilAsync(params Task[] all)
    {
        var (passed, looks) = (TimeSpan.Zero, 0);
        await Poll.UntilAsync(
            () =>
            {
                if (all.All(task => task.IsCompleted))
                {
                    return true;
                }

                if (++looks % 20 == 0)
                {
                    server.Time.Advance(TimeSpan.FromMilliseconds(250));
                    passed += TimeSpan.FromMilliseconds(250);
                }

                return false;
            },
            Cancel);
        return passed;
    }
}
