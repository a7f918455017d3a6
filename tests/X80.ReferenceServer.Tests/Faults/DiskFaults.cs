using System.Text.Json.Nodes;
using X80.Contract.Ids;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Disks;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>The disk takes no more, or fails, under a real server process.</summary>
public sealed class DiskFaults
{
    private const int Size = 40;
    private const string Flushes = "fdatasync,fsync";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [SqliteFact]
    public async Task Fault_46_on_a_full_disk_nothing_is_answered_as_done_and_it_recovers_without_a_restart()
    {
        using var folder = new TemporaryFolder();
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel);
        using var disk = await SmallDisk.StartAsync(folder.Path, Cancel);
        using var member = new TestMember(disk.Server.Address, token, TimeProvider.System);
        var conversation = await member.OpenSharedAsync();
        var bodies = new List<(JsonObject Body, string Key)>();
        for (var left = 0; left < 8; left++)
        {
            // So much is left that the commit breaks off later each time.
            disk.Fill(left * 8192);
            var send = await SendAsync(member, conversation, left);
            bodies.Add((send.Body, send.Key));
            var reads = await member.GetAsync($"conversations/{conversation}");
            await ReadyAsync(member, 503);
            disk.Empty();

            Assert.True(left > 0 || send.Answer.Status == 503, $"On a full disk it answered {send.Answer.Status}.");
            Assert.True(send.Answer.Status is 200 or 503, $"It answered {send.Answer.Status}.");
            Assert.True(send.Answer.Status == 200 || send.Answer.Headers.Contains("Retry-After", StringComparison.Ordinal));
            reads.Expect(200);
            await ReadyAsync(member, 200);
            Assert.Equal(
                send.Answer.Status == 200 ? Size * bodies.Count : Size * (bodies.Count - 1), (await member.TextsAsync(conversation)).Count);
            (await member.PostAsync($"conversations/{conversation}/sync", send.Body, send.Key)).Expect(200);
            Assert.Equal(Size * bodies.Count, (await member.TextsAsync(conversation)).Count);
        }

        Assert.Contains("The database did not do it: sqlite-13", disk.Server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("text 3", disk.Server.Output, StringComparison.Ordinal);
        Assert.False(disk.Server.HasExited);
    }

    [SqliteTheory]
    [InlineData("pwrite64", 503)]
    [InlineData(Flushes, 500)]
    public async Task Fault_47_on_a_disk_that_fails_nothing_is_answered_as_done_until_the_file_was_opened_anew(string calls, int status)
    {
        using var folder = new TemporaryFolder();
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel);
        using var server = await ServerProcess.StartAsync(folder.Path, Cancel);
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        var conversation = await member.OpenSharedAsync();
        (await SendAsync(member, conversation, 0)).Answer.Expect(200);

        var statuses = new List<int>();
        (JsonObject Body, string Key, WireAnswer Answer) send;
        await using (await BreakAsync(server, folder.Path, calls))
        {
            send = await SendAsync(member, conversation, 1);
            for (var again = 0; again < 3; again++)
            {
                statuses.Add((await member.PostAsync($"conversations/{conversation}/sync", send.Body, send.Key)).Status);
            }

            await ReadyAsync(member, 503);
        }

        // Of what was written whole and not flushed nobody can say that it is not there.
        Assert.All(statuses.Prepend(send.Answer.Status), answered => Assert.Equal(status, answered));
        await ReadyAsync(member, 200);
        (await member.PostAsync($"conversations/{conversation}/sync", send.Body, send.Key)).Expect(200);
        Assert.Equal(Size * 2, (await member.TextsAsync(conversation)).Count);
        Assert.Contains("The database did not do it: sqlite-", server.Output, StringComparison.Ordinal);
    }

    [SqliteTheory]
    [InlineData("pwrite64")]
    [InlineData(Flushes)]
    public async Task Fault_47_what_it_said_it_did_not_store_is_not_there_after_a_crash_on_the_failing_disk(string calls)
    {
        using var folder = new TemporaryFolder();
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel);
        using var server = await ServerProcess.StartAsync(folder.Path, Cancel);
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        var conversation = await member.OpenSharedAsync();
        (JsonObject Body, string Key, WireAnswer Answer) send;
        await using (await BreakAsync(server, folder.Path, calls))
        {
            send = await SendAsync(member, conversation, 0);
            await server.KillAsync(Cancel);
        }

        using var next = await ServerProcess.StartAsync(folder.Path, Cancel);
        using var after = new TestMember(next.Address, token, TimeProvider.System);
        var held = (await after.TextsAsync(conversation)).Count;
        Assert.True(held == 0 || held == Size && send.Answer.Status == 500, $"It answered {send.Answer.Status}, and {held} of {Size} messages are there.");
        (await after.PostAsync($"conversations/{conversation}/sync", send.Body, send.Key)).Expect(200);
        Assert.Equal(Size, (await after.TextsAsync(conversation)).Count);
    }

    private static Task<IAsyncDisposable> BreakAsync(ServerProcess server, string folder, string calls)
    {
        var database = Path.Combine(folder, "data", "x80.db");
        return Strace.BreakAsync(server.Id, calls, "EIO", database, database + "-wal");
    }

    private static async Task<(JsonObject Body, string Key, WireAnswer Answer)> SendAsync(TestMember member, string conversation, int round)
    {
        var messages = Enumerable.Range(0, Size).Select(n => Wire.Message($"round {round} text {n}")).ToArray();
        var body = await member.SyncBodyAsync(conversation, messages);
        var consent = body["consent"]!;
        consent["sameChat"] = true;
        var key = IdempotencyKey.NewRandom().Value;
        return (body, key, await member.PostAsync($"conversations/{conversation}/sync", body, key));
    }

    /// <summary>What readiness answers may be a second old.</summary>
    private static Task ReadyAsync(TestMember member, int status) =>
        Poll.UntilAsync(async () => (int)(await member.Http.GetAsync("/readyz", Cancel)).StatusCode == status, Cancel);
}
