using X80.Conformance.Reports;
using X80.Conformance.Tests.Support;
using X80.Conformance.Verdicts;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Server;

public sealed class ReferenceServerTests
{
    private static readonly string[] AllPass =
    [
        "GATE-1/PS/3 PASS", "GATE-2/PS/1 PASS", "GATE-2/PS/2 PASS", "GATE-4/RP/1 PASS", "GATE-5/SH/1 PASS", "GATE-8/AU/2 PASS",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(20261123)]
    public async Task The_server_as_it_ships_passes_every_case_at_the_deepest_sight(int seed)
    {
        var report = await Servers.JudgeAsync(new ZooBackend(), options => options with { Seed = seed });

        Assert.Equal(AllPass, Servers.Verdicts(report));
        Assert.Equal((Verdict.Pass, 0), (report.Verdict, report.ExitCode));
        Assert.Equal(SightLevel.L3, report.Parts[0].Sight);
    }

    [Fact]
    public async Task Without_a_probe_it_passes_and_the_report_says_what_it_could_not_see()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(), options => options with { Probe = null });

        Assert.Equal(AllPass, Servers.Verdicts(report));
        Assert.Equal(SightLevel.L1, report.Parts[0].Sight);
        Assert.Contains(report.Parts[0].NotSeen, sentence => sentence.Contains("no probe was given", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_case_shows_its_control_its_attack_and_its_after_control()
    {
        var report = await Servers.JudgeAsync(new ZooBackend());

        Assert.All(report.Parts[0].Cases, result => Assert.Equal(
            ["control", "attack", "sweep", "after-control"], result.Evidence.Select(line => line.Phase).Distinct()));
    }

    [Fact]
    public async Task A_server_with_either_wall_alone_passes_every_case()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(new NoDefectButTheWallDown()));

        Assert.Equal(AllPass, Servers.Verdicts(report));
    }

    /// <summary>Only the database's wall is gone; the gate in the code stands.</summary>
    private sealed class NoDefectButTheWallDown : SabotagedServer
    {
        public override string Name => "wall-down";

        public override string Defect => "None that shows.";

        public override IReadOnlyList<string> MustFail => [];

        protected override void Sabotage(Microsoft.Extensions.DependencyInjection.IServiceCollection services)
        {
        }
    }
}
