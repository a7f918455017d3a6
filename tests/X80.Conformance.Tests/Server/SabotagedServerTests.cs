using X80.Conformance.Tests.Support;
using X80.Conformance.Verdicts;
using X80.Zoo;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Server;

/// <summary>Some of the zoo, in this process; 'x80 verify self' runs all of it, each in a process of its own.</summary>
public sealed class SabotagedServerTests
{
    public static TheoryData<string> Some => ["gates-item-zero-only", "trusts-body-privacy"];

    public static TheoryData<string> DegenerateNames => [.. ZooCatalog.DegenerateServers.Select(server => server.Name)];

    [Theory]
    [MemberData(nameof(Some))]
    public async Task A_sabotaged_server_fails_exactly_the_cases_that_name_its_defect(string name)
    {
        var mutant = ZooCatalog.Servers.Single(each => each.Name == name);

        var report = await Servers.JudgeAsync(new ZooBackend(mutant, withNeighbour: false), options => options with { Only = [.. mutant.MustFail, .. ServerVerification.Sentinels] });

        Assert.Equal(mutant.MustFail, Servers.Failed(report));
        Assert.All(
            report.Parts[0].Cases.Where(result => !mutant.MustFail.Contains(result.Case.Id)), result => Assert.Equal(Verdict.Pass, result.Verdict));
        Assert.Equal(1, report.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Some))]
    public async Task A_finding_names_the_channel_and_what_was_planted(string name)
    {
        var mutant = ZooCatalog.Servers.Single(each => each.Name == name);

        var report = await Servers.JudgeAsync(new ZooBackend(mutant, withNeighbour: false), options => options with { Only = mutant.MustFail });

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

        var report = await Servers.JudgeAsync(server, options => options with { Probe = null, AnswerTime = TimeSpan.FromMilliseconds(500), Only = ServerVerification.Sentinels });

        Assert.DoesNotContain(report.Parts[0].Cases, result => result.Verdict == Verdict.Pass);
        Assert.NotEqual(0, report.ExitCode);
    }
}
