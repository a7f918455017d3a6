using X80.Conformance.Reports;
using X80.Conformance.Tests.Support;
using X80.Conformance.Verdicts;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Server;

public sealed class ReferenceServerTests
{
    /// <summary>What either wall has to hold alone.</summary>
    private static readonly string[] Privacy = ["GATE-1", "GATE-2", "GATE-3", "GATE-4"];

    [Fact]
    public async Task Without_a_probe_it_passes_and_the_report_says_what_it_could_not_see()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(withNeighbour: false), options => options with { Probe = null, Seed = 20261123, Only = ["GATE-2/PS"] });

        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Equal(SightLevel.L1, report.Parts[0].Sight);
        Assert.Contains(report.Parts[0].NotSeen, sentence => sentence.Contains("no probe was given", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_case_shows_its_control_its_attack_and_its_after_control()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(withNeighbour: false), options => options with { Only = ["GATE-1", "GATE-2/PS", "GATE-2/TC/6"] });

        Assert.All(report.Parts[0].Cases, result => Assert.Equal(
            ["after-control", "attack", "control", "sweep"], result.Evidence.Select(line => line.Phase).Distinct().Order()));
    }

    [Fact]
    public async Task The_gate_alone_passes_every_case_of_privacy() => await PassesAsync(new OneWall(code: true));

    [Fact]
    public async Task The_databases_wall_alone_passes_every_case_of_privacy() => await PassesAsync(new OneWall(code: false));

    private static async Task PassesAsync(SabotagedServer server)
    {
        var report = await Servers.JudgeAsync(new ZooBackend(server), options => options with { Only = Environment.GetEnvironmentVariable("X80_WALLS") is null ? Privacy : [] });

        Assert.All(report.Parts[0].Cases, result => Assert.True(result.Verdict == Verdict.Pass, $"{result.Case.Id}: {result.Why}"));
    }
}
