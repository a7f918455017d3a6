using X80.Conformance.Tests.Support;
using X80.Conformance.Verdicts;
using X80.Zoo;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Client;

/// <summary>Some of the cases and some of the zoo, in this process; 'x80 verify self' runs all of both, each client in a process of its own.</summary>
public sealed class HarnessVerificationTests(Machine machine)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Some => ["guard-suffix"];

    [Fact]
    public async Task The_harness_passes_a_case_of_every_kind()
    {
        // HUMAN-7/EG/2 asks where the process connects to, and this one is other tests' as well.
        string[] only = [.. ClientVerification.Sentinels.Except(["HUMAN-7/EG/2"]), "HUMAN-1/BUSY", "HUMAN-1/IDLE", "HUMAN-2/ONE", "HUMAN-3/SYN", "HUMAN-6/LT/1"];

        var report = await ClientVerification.RunAsync(
            new ClientVerificationOptions { Subject = machine.Harness, Backend = new ZooBackend(withNeighbour: false), Only = only, Stimuli = 200, Quiet = Quiet }, progress: null, Cancel);

        Assert.Null(report.Parts[0].Stop);
        Assert.DoesNotContain(Servers.Verdicts(report), line => !line.EndsWith(" PASS", StringComparison.Ordinal));
        Assert.Equal(only.Length, report.Parts[0].Cases.Count);
        Assert.True(report.Parts[0].Numbers["stimuli"] >= 200);
        Assert.Equal((Verdict.Pass, 0), (report.Verdict, report.ExitCode));
    }

    [Fact]
    public async Task By_the_real_clock_a_pass_says_how_long_was_waited()
    {
        var report = await ClientVerification.RunAsync(
            new ClientVerificationOptions
            {
                Subject = machine.Harness,
                Backend = new ZooBackend(withNeighbour: false),
                Only = ["HUMAN-6/LT/1"],
                Quiet = Quiet,
                RealTime = true,
                LongestWait = TimeSpan.Zero,
            },
            progress: null,
            Cancel);

        var result = Assert.Single(report.Parts[0].Cases);
        Assert.Equal(Verdict.Pass, result.Verdict);
        Assert.EndsWith("The clock was the real one: 0 s were waited instead.", result.Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Some))]
    public async Task A_sabotaged_client_fails_exactly_the_cases_that_name_its_misbehaviour(string name)
    {
        var mutant = ZooCatalog.Clients.Single(each => each.Name == name);

        var report = await ClientVerification.RunAsync(
            new ClientVerificationOptions
            {
                Subject = mutant.ToSubject(machine.Fit, out var stage),
                Backend = new ZooBackend(withNeighbour: false),
                Only = [.. mutant.MustFail, "HUMAN-4/OPEN/1"],
                Stimuli = 60,
                Quiet = Quiet,
                AtRest = stage.RestAsync,
            },
            progress: null,
            Cancel);

        Assert.Null(report.Parts[0].Stop);
        Assert.Equal(mutant.MustFail, Servers.Failed(report));
        Assert.Equal(Verdict.Pass, report.Parts[0].Cases.Single(result => result.Case.Id == "HUMAN-4/OPEN/1").Verdict);
        Assert.Equal(1, report.ExitCode);
    }
}
