using System.Text.Json.Nodes;
using Dapper;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Faults;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Disks;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>
/// A server process is killed (SIGKILL) inside a sync: before one thing after another that the sync does outside the process.
/// Between two of them nothing changes that outlives it. <c>X80_STEPS</c> says how many of these things there are from one kill to the next.
/// </summary>
public sealed class StepFaults
{
    private const int Size = 20;

    private static readonly int Stride = Times.Of("X80_STEPS", 18);

    // On PostgreSQL each way to the database is one; on SQLite each piece of the log, its flush, and the answer.
    private static readonly string[] Calls = TestDatabase.IsPostgres ? ["sendto"] : ["pwrite64", "fsync", "sendto"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_44_killed_before_anything_that_a_sync_does_outside_the_process_it_keeps_all_of_it_or_nothing()
    {
        using var folder = new TemporaryFolder();
        using var database = new TestDatabase(Path.Combine(folder.Path, "data"));
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel, database);
        var server = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
        var kills = new List<string>();
        try
        {
            foreach (var call in Calls)
            {
                var isKilled = true;
                for (var step = 1; isKilled; step += Stride)
                {
                    var (conversation, body, key) = await PrepareAsync(server, token, $"{call} {step}");
                    using var member = new TestMember(server.Address, token, TimeProvider.System);
                    int? answered;
                    await using (await Strace.KillAtAsync(server.Id, call, step))
                    {
                        answered = await Outcome.OfAsync(member.PostAsync($"conversations/{conversation}/sync", body, key));
                        isKilled = answered is null;
                    }

                    if (isKilled)
                    {
                        kills.Add($"{call} {step}");
                        await server.WaitForExitAsync(Cancel);
                        server.Dispose();
                        server = await ServerProcess.StartAsync(folder.Path, Cancel, database.Arguments);
                    }

                    await CheckAsync(server, token, conversation, body, key, answered == 200);
                }
            }
        }
        finally
        {
            server.Dispose();
        }

        Assert.All(Calls, call => Assert.Contains(kills, kill => kill.StartsWith(call, StringComparison.Ordinal)));
        using var raw = database.OpenRaw();
        Assert.True(TestDatabase.IsPostgres || raw.ExecuteScalar<string>("pragma integrity_check") == "ok");
        TestContext.Current.TestOutputHelper?.WriteLine($"Killed before: {string.Join(", ", kills)}.");
    }

    private static async Task<(string Conversation, JsonObject Body, string Key)> PrepareAsync(
        ServerProcess server, string token, string anchor)
    {
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        var conversation = await member.OpenSharedAsync("title:" + anchor);
        var body = await member.SyncBodyAsync(conversation, [.. Enumerable.Range(0, Size).Select(n => Wire.Message($"text {n}"))]);
        return (conversation, body, IdempotencyKey.NewRandom().Value);
    }

    /// <summary>All or nothing, all when it was answered; and the same request again makes it all, once.</summary>
    private static async Task CheckAsync(
        ServerProcess server, string token, string conversation, JsonObject body, string key, bool isAnswered)
    {
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        var held = (await member.TextsAsync(conversation)).Count;
        Assert.True(held == Size || held == 0 && !isAnswered, $"{held} of {Size} messages, {(isAnswered ? "" : "not ")}answered.");
        (await member.PostAsync($"conversations/{conversation}/sync", body, key)).Expect(200);
        Assert.Equal(Size, (await member.TextsAsync(conversation)).Count);
        Assert.Equal(Size, (await member.NoteAsync(conversation)).Split("text ").Length - 1);
        var ledger = (await member.ItemsAsync("ledger")).Select(line => line.ToJsonString());
        Assert.Single(ledger, line => line.Contains(conversation, StringComparison.Ordinal) && line.Contains("/sync", StringComparison.Ordinal));
    }
}
