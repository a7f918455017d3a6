using System.Diagnostics;
using System.Globalization;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>The disk takes no more: a limit on the size of files makes every write beyond it fail, in a real server process.</summary>
public sealed class DiskFaults
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [SqliteFact]
    public async Task Fault_46_and_47_writes_that_the_disk_refuses_are_not_answered_as_done_and_it_recovers_by_itself()
    {
        using var folder = new TemporaryFolder();
        var token = await ServerProcess.PrepareAsync(folder.Path, Cancel);
        using var server = await ServerProcess.Launch(Patient(ServerProcess.StartInfo(folder.Path))).ListeningAsync(Cancel);
        using var member = new TestMember(server.Address, token, TimeProvider.System);
        var conversation = await member.OpenSharedAsync();
        var kept = Wire.Message("kept before");
        (await member.SyncAsync(conversation, kept)).Expect(200);

        await LimitAsync(server, "1");
        var body = await member.SyncBodyAsync(conversation, kept, Wire.Message("while the disk is full"));
        var refused = await member.PostAsync($"conversations/{conversation}/sync", body);
        using var notReady = await member.Http.GetAsync("/readyz", Cancel);
        await LimitAsync(server, "unlimited");

        refused.ExpectProblem(503, "gate-unavailable");
        Assert.Contains("Retry-After", refused.Headers, StringComparison.Ordinal);
        Assert.Equal(503, (int)notReady.StatusCode);
        (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200);
        Assert.Equal(["kept before", "while the disk is full"], await member.TextsAsync(conversation));
        await ReadyAgainAsync(member);
        Assert.Contains("The database did not do it: sqlite-", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("while the disk is full", server.Output, StringComparison.Ordinal);
    }

    /// <summary>The limit's own signal would end the process before the write could fail: a full disk sends none.</summary>
    private static ProcessStartInfo Patient(ProcessStartInfo start)
    {
        string[] command = ["-c", "trap '' XFSZ; exec \"$@\"", "sh", start.FileName, .. start.ArgumentList];
        return new ProcessStartInfo("sh", command) { RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static async Task LimitAsync(ServerProcess server, string bytes)
    {
        using var limit = Process.Start(
            "prlimit", ["--pid", server.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]);
        await limit.WaitForExitAsync(Cancel);
        Assert.Equal(0, limit.ExitCode);
    }

    /// <summary>It looks at most once a second.</summary>
    private static async Task ReadyAgainAsync(TestMember member)
    {
        var waited = Stopwatch.StartNew();
        var status = 503;
        while (status != 200 && waited.Elapsed < TimeSpan.FromSeconds(20))
        {
            using var ready = await member.Http.GetAsync("/readyz", Cancel);
            status = (int)ready.StatusCode;
        }

        Assert.Equal(200, status);
    }
}
