using X80.Conformance.Tests.Support;
using X80.Conformance.Verdicts;
using X80.Zoo;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Client;

public sealed class HarnessVerificationTests(Machine machine)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. ZooCatalog.Clients.Select(mutant => mutant.Name)];

    [Fact]
    public async Task The_harness_passes_every_case_through_500_stimuli()
    {
        var report = await ClientVerification.RunAsync(
            new ClientVerificationOptions { Subject = machine.Harness, Backend = new ZooBackend() }, progress: null, Cancel);

        Assert.Null(report.Parts[0].Stop);
        Assert.Equal(
            ["HUMAN-1/BUSY/1 PASS", "HUMAN-1/IDLE/1 PASS", "HUMAN-2/ONE/1 PASS", "HUMAN-3/SYN/1 PASS", "HUMAN-4/OPEN/1 PASS"],
            Servers.Verdicts(report));
        Assert.Equal(500, report.Parts[0].Numbers["stimuli"]);
        Assert.Equal((Verdict.Pass, 0), (report.Verdict, report.ExitCode));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sabotaged_client_fails_exactly_the_cases_that_name_its_misbehaviour(string name)
    {
        var mutant = ZooCatalog.Clients.Single(each => each.Name == name);

        var report = await ClientVerification.RunAsync(
            new ClientVerificationOptions { Subject = mutant.ToSubject(machine.Fit), Backend = new ZooBackend(), Stimuli = 150 }, progress: null, Cancel);

        Assert.Null(report.Parts[0].Stop);
        Assert.Equal(mutant.MustFail, Servers.Failed(report));
        Assert.All(
            report.Parts[0].Cases.Where(result => !mutant.MustFail.Contains(result.Case.Id)), result => Assert.Equal(Verdict.Pass, result.Verdict));
        Assert.Equal(1, report.ExitCode);
    }
}
