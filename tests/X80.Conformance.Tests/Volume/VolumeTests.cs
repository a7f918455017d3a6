using X80.Conformance.Reports;
using X80.Conformance.Tests.Support;
using X80.Conformance.Verdicts;
using X80.Conformance.Volume;
using X80.Zoo;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Volume;

/// <summary>Servers that no probe looks into: the size of their files tells. With one body of 576 KiB instead of 64 MiB.</summary>
public sealed class VolumeTests
{
    private const long OneBody = 576 * 1024;
    private const long MostGrowth = OneBody / 3;

    [Fact]
    public async Task A_sound_server_is_seen_at_L3_by_the_size_of_its_files()
    {
        var report = await JudgeAsync(null, session => session.Folder);

        Assert.Equal(["GATE-2/PS/1 PASS", "GATE-2/VO/1 PASS"], Servers.Verdicts(report));
        Assert.Equal(SightLevel.L3, report.Parts[0].Sight);
        Assert.Contains(report.Parts[0].NotSeen, sentence => sentence.Contains("only the size of its files", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_keeps_what_it_should_refuse_is_seen_to_grow()
    {
        var report = await JudgeAsync("no-gate", session => session.Folder);

        Assert.Equal(Verdict.Fail, report.Parts[0].Cases[^1].Verdict);
        Assert.StartsWith("The store's files grew by ", report.Parts[0].Cases[^1].Why, StringComparison.Ordinal);
        Assert.Equal(1, report.ExitCode);
    }

    [Fact]
    public async Task Files_of_something_else_show_nothing()
    {
        var elsewhere = Directory.CreateTempSubdirectory("x80-elsewhere-");
        try
        {
            var report = await JudgeAsync(null, _ => elsewhere);

            Assert.Equal(Verdict.Inconclusive, report.Parts[0].Cases[^1].Verdict);
            Assert.Contains("they are not where this server keeps what it accepts", report.Parts[0].Cases[^1].Why, StringComparison.Ordinal);
            Assert.Equal(SightLevel.L1, report.Parts[0].Sight);
            Assert.Equal(3, report.ExitCode);
        }
        finally
        {
            elsewhere.Delete();
        }
    }

    private static async Task<VerifyReport> JudgeAsync(string? mutant, Func<ZooBackendSession, DirectoryInfo> files)
    {
        var sabotaged = mutant is null ? null : ZooCatalog.Servers.Single(server => server.Name == mutant);
        await using var session = (ZooBackendSession)await new ZooBackend(sabotaged, withNeighbour: false).StartAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        return await Servers.JudgeAsync(session, options => options with
        {
            Probe = null,
            Only = ["GATE-2/PS/1"],
            Files = new StoreFiles([files(session)]) { Volume = OneBody, MostGrowth = MostGrowth },
        });
    }
}
