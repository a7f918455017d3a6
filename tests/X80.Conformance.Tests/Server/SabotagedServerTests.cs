using X80.Conformance.Tests.Support;
using X80.Conformance.Verdicts;
using X80.Zoo;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Server;

public sealed class SabotagedServerTests
{
    public static TheoryData<string> Names => [.. ZooCatalog.Servers.Select(mutant => mutant.Name)];

    public static TheoryData<string> DegenerateNames => [.. ZooCatalog.DegenerateServers.Select(server => server.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sabotaged_server_fails_exactly_the_cases_that_name_its_defect(string name)
    {
        var mutant = ZooCatalog.Servers.Single(each => each.Name == name);

        var report = await Servers.JudgeAsync(new ZooBackend(mutant));

        Assert.Equal(mutant.MustFail, Servers.Failed(report));
        Assert.All(
            report.Parts[0].Cases.Where(result => !mutant.MustFail.Contains(result.Case.Id)), result => Assert.Equal(Verdict.Pass, result.Verdict));
        Assert.Equal(1, report.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_caught_without_a_probe_too(string name)
    {
        var mutant = ZooCatalog.Servers.Single(each => each.Name == name);

        var report = await Servers.JudgeAsync(new ZooBackend(mutant), options => options with { Probe = null });

        Assert.Equal(mutant.MustFail, Servers.Failed(report));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_finding_names_the_channel_and_what_was_planted(string name)
    {
        var mutant = ZooCatalog.Servers.Single(each => each.Name == name);

        var report = await Servers.JudgeAsync(new ZooBackend(mutant), options => options with { Only = mutant.MustFail });

        Assert.Equal(mutant.MustFail.Count, report.Parts[0].Cases.Count);
        Assert.All(report.Parts[0].Cases, result =>
        {
            var channels = result.Findings.Select(finding => finding.Channel).ToList();
            Assert.Contains("GET messages (member)", channels);
            Assert.Contains("GET note (member)", channels);
            Assert.Contains("probe: messages", channels);
        });
    }

    [Theory]
    [MemberData(nameof(DegenerateNames))]
    public async Task A_server_that_keeps_nothing_is_never_green(string name)
    {
        var server = ZooCatalog.DegenerateServers.Single(each => each.Name == name);

        var report = await Servers.JudgeAsync(server, options => options with { Probe = null });

        Assert.All(report.Parts[0].Cases, result => Assert.Equal(Verdict.Inconclusive, result.Verdict));
        Assert.Equal((Verdict.Inconclusive, 3), (report.Verdict, report.ExitCode));
    }
}
