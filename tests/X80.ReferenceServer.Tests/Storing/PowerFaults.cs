using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;
using X80.ReferenceServer.Tests.Rig.Disks;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>
/// The power goes. What a real server process did to its files is recorded, with the moments of its answers, and played to
/// random instants, with what was not flushed lost, half lost or torn. <c>X80_CUTS</c> says how many instants; each is tried with each loss.
/// </summary>
public sealed class PowerFaults
{
    private static readonly int Cuts = Times.Of("X80_CUTS", 5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [SqliteFact]
    public async Task Fault_45_cut_off_at_any_instant_it_loses_nothing_answered_and_keeps_nothing_by_half()
    {
        using var folder = new TemporaryFolder();
        using var tracing = new TemporaryFolder();
        var trace = Path.Combine(tracing.Path, "trace");
        var token = await MakeRotationDueAsync(folder.Path);
        var before = RecordedDisk.Photograph(folder.Path);
        var answers = await RecordAsync(folder.Path, token, trace);
        var recorded = new RecordedDisk(folder.Path, before, trace);
        var answered = answers.Select(answer => (At: recorded.AnsweredAt(answer.RequestId), Answer: answer)).ToList();

        var instants = recorded.Instants;
        var random = new Random(45);
        var (kept, lost) = (0, 0);
        for (var cut = 0; cut < Cuts; cut++)
        {
            var instant = instants[random.Next(instants.Count)] + random.Next(2);
            foreach (var loss in Enum.GetValues<Loss>())
            {
                using var left = new TemporaryFolder();
                Restore(recorded.CutAt(instant, loss, random), folder.Path, left.Path);
                var safe = recorded.CutAt(instant, Loss.Drop, random).GetValueOrDefault(HeadsOf(folder.Path), []);
                var owed = answered.Where(answer => answer.At < instant).Select(answer => answer.Answer).ToHashSet();
                await using var after = await PowerCut.StartAsync(left.Path, token);
                await after.CheckAsync(answers, owed);
                await after.CheckRestAsync(left.Path);

                // A line of heads that was never flushed may be half there, and is named.
                Assert.All(after.Trail, fault => Assert.True(fault.Member is null && fault.Entry > safe.Count(character => character == '\n'), fault.What));
                kept += owed.Count;
                lost += answers.Count - owed.Count;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Cuts} instants of {instants.Count}, 3 losses each: {kept} answered requests were there, {lost} had not been answered yet.");
    }

    /// <summary>An old epoch under which something was erased: the next start rotates its key.</summary>
    private static async Task<string> MakeRotationDueAsync(string folder)
    {
        var token = await ServerProcess.PrepareAsync(folder, Cancel);
        using (var server = await ServerProcess.StartAsync(folder, Cancel))
        {
            using var member = new TestMember(server.Address, token, TimeProvider.System);
            var conversation = await member.OpenSharedAsync("title:earlier");
            (await member.SyncAsync(conversation, Wire.Message("earlier", id: "EARL000000000000"))).Expect(200);
            (await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/EARL000000000000")).Expect(200);
            await server.TerminateAsync(Cancel);
            await server.WaitForExitAsync(Cancel);
        }

        using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "x80.db")};Pooling=False");
        Assert.True(database.Execute("update key_epochs set created_at = 0") > 0);
        Assert.True(database.ExecuteScalar<long>("select count(*) from erasures") > 0);

        // The key of the forms is made anew, within what is recorded.
        Directory.Delete(Path.Combine(folder, "data-keys", "web"), recursive: true);
        return token;
    }

    private static async Task<IReadOnlyList<PowerCutAnswer>> RecordAsync(string folder, string token, string trace)
    {
        var start = await Strace.WatchAsync(ServerProcess.StartInfo(folder), trace, RecordedDisk.Calls);
        using var server = await ServerProcess.Launch(start).ListeningAsync(Cancel);
        var answers = await PowerCut.LoadAsync(server.Address, token);
        await Poll.UntilAsync(() => Directory.GetFiles(folder + "/data-keys", "epoch-*").Single().EndsWith("epoch-2.key", StringComparison.Ordinal), Cancel);
        await server.TerminateAsync(Cancel);
        await server.WaitForExitAsync(Cancel);
        await Poll.UntilAsync(() => Trace.HasEnded(trace, server.Id), Cancel);
        return answers;
    }

    private static string HeadsOf(string folder) => Path.Combine(folder, "data-audit", "heads.jsonl");

    private static void Restore(IReadOnlyDictionary<string, byte[]> files, string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            DurableFile.CreateFolder(to + folder[from.Length..]);
        }

        foreach (var (path, bytes) in files)
        {
            Assert.True(DurableFile.TryCreate(to + path[from.Length..], bytes));
        }
    }
}
