using System.Diagnostics;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using X80.Contract.Ids;
using X80.ReferenceServer.Storage.Postgres;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>Fault 48: PostgreSQL is stopped at once while syncs are on their way, and started again.</summary>
public sealed class HaltedDatabaseTests
{
    private static readonly int Rounds = Times.Of("X80_HALTS", 4);
    private const int Size = 100;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task Fault_48_halted_under_load_it_loses_no_answered_sync_keeps_none_by_half_and_is_ready_again()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await PrivateCluster.StartAsync(Cancel);
        await using var app = await ServeAsync(cluster, folder);
        var address = new Uri(app.Urls.First());
        using var member = await JoinAsync(app, address);
        for (var round = 0; round < Rounds; round++)
        {
            var bodies = await PrepareAsync(member, round);
            var sends = bodies.Select(async body =>
            {
                var key = IdempotencyKey.NewRandom().Value;
                return (Conversation: body.Key, body.Value, key, (await member.PostAsync($"conversations/{body.Key}/sync", body.Value, key)).Status);
            }).ToList();
            await Task.WhenAny(sends);
            await cluster.HaltAsync(Cancel);
            var answers = await Task.WhenAll(sends);
            Assert.All(answers, answer => Assert.Contains(answer.Status, (int[])[200, 500, 503]));
            await ReadinessAsync(member, 503);

            // 500 is the answer where nobody knows whether it was committed, or where what was committed could not be read any more.
            await cluster.ResumeAsync(Cancel);
            var clock = Stopwatch.StartNew();
            await ReadinessAsync(member, 200);
            TestContext.Current.TestOutputHelper?.WriteLine($"It was ready {clock.Elapsed} after its database.");
            await Task.WhenAll(answers.Select(async answer =>
            {
                var allowed = answer.Status switch { 200 => [Size], 503 => [0], _ => (int[])[0, Size] };
                Assert.Contains(await HeldAsync(member, answer.Conversation), allowed);
                (await member.PostAsync($"conversations/{answer.Conversation}/sync", answer.Value, answer.key)).Expect(200);
                Assert.Equal(Size, await HeldAsync(member, answer.Conversation));
            }));
            await CheckPoolAsync(cluster);
        }
    }

    private static async Task<int> HeldAsync(TestMember member, string conversation) =>
        (await member.GetAsync($"conversations/{conversation}")).Expect(200).Json["transmitted"]!["messages"]!.GetValue<int>();

    /// <summary>No connection hangs in a transaction that nobody ends.</summary>
    private static async Task CheckPoolAsync(PrivateCluster cluster)
    {
        Assert.True(PostgresAddress.TryParse(cluster.Address, out var parsed));
        var settings = parsed.Settings;
        settings.Pooling = false;
        await using var superuser = new NpgsqlConnection(settings.ConnectionString);
        await Poll.UntilAsync(
            async () => await superuser.ExecuteScalarAsync<long>(
                $"select count(*) from pg_stat_activity where usename = '{TestDatabase.RuntimeRole}' and state like 'idle in transaction%'") == 0,
            Cancel);
    }

    /// <summary>What readiness answers may be a second old.</summary>
    private static Task ReadinessAsync(TestMember member, int status) =>
        Poll.UntilAsync(async () => (int)(await member.Http.GetAsync("/readyz", Cancel)).StatusCode == status, Cancel);

    private static async Task<Dictionary<string, JsonObject>> PrepareAsync(TestMember member, int round)
    {
        var bodies = new Dictionary<string, JsonObject>();
        for (var i = 0; i < 6; i++)
        {
            var conversation = await member.OpenSharedAsync($"title:chat {round} {i}");
            bodies[conversation] = await member.SyncBodyAsync(conversation, [.. Enumerable.Range(0, Size).Select(n => Wire.Message($"text {n}"))]);
        }

        return bodies;
    }

    private static async Task<WebApplication> ServeAsync(PrivateCluster cluster, TemporaryFolder folder)
    {
        Assert.True(PostgresAddress.TryParse(cluster.Address, out var parsed));
        await using (var superuser = new NpgsqlConnection(parsed.Settings.ConnectionString))
        {
            await superuser.ExecuteAsync($"create role {TestDatabase.RuntimeRole} login noinherit");
        }

        ServerMigration.Run(cluster.Address, TestDatabase.RuntimeRole);
        var runtime = parsed.Settings;
        runtime.Username = TestDatabase.RuntimeRole;
        var options = new ServerOptions
        {
            Urls = "http://127.0.0.1:0",
            DataFolder = Path.Combine(folder.Path, "data"),
            Database = runtime.ConnectionString,
        };
        var app = ServerHost.Build(options);
        await app.StartAsync(Cancel);
        return app;
    }

    private static async Task<TestMember> JoinAsync(WebApplication app, Uri address)
    {
        var admin = app.Services.GetRequiredService<ServerAdmin>();
        await admin.SeedDemoAsync(Cancel);
        var id = (await admin.CreateMemberAsync("Mara Field", Cancel)).Id;
        var token = await admin.CreateTokenAsync(id, ServerAdmin.AllScopes, TimeSpan.FromDays(1), Cancel);
        return new TestMember(address, token.Reveal(), TimeProvider.System);
    }
}
