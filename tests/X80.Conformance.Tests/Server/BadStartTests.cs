using Microsoft.Extensions.DependencyInjection;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Tests.Support;
using X80.Conformance.Verdicts;
using X80.Contract.Kinds;
using X80.Contract.Tokens;
using X80.ReferenceServer;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Server;

public sealed class BadStartTests
{
    private static readonly string[] Some = ["GATE-2/PS"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_filter_that_matches_nothing_is_an_error()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(), options => options with { Only = ["GATE-2", "GATE-99"] });

        AssertStopped(report, "no-match", 2);
        Assert.Contains("'GATE-99'", report.Parts[0].Stop!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_chooses_by_rule_and_not_by_the_start_of_a_number()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(), options => options with { Only = ["GATE-1", "GATE-2/PS/2"] });

        Assert.Equal(["GATE-1/PS/3 PASS", "GATE-1/PS/4 PASS", "GATE-1/PS/5 PASS", "GATE-1/PS/13 PASS", "GATE-2/PS/2 PASS"], Servers.Verdicts(report));
    }

    [Fact]
    public async Task No_server_is_said_and_not_green()
    {
        var session = await new ZooBackend().StartAsync(TimeProvider.System, Cancel);
        await session.DisposeAsync();

        AssertStopped(await Servers.JudgeAsync(session), "no-server", 4);
    }

    [Fact]
    public async Task A_wrong_token_is_said_and_not_green()
    {
        AssertStopped(await Servers.JudgeAsync(new ZooBackend(), options => options with { Member = X80Token.NewRandom() }), "token-refused", 2);
        AssertStopped(await Servers.JudgeAsync(new ZooBackend(), options => options with { SecondMember = X80Token.NewRandom() }), "token-refused", 2);
    }

    [Fact]
    public async Task A_token_without_a_scope_is_said_and_not_green()
    {
        await using var session = (ZooBackendSession)await new ZooBackend().StartAsync(TimeProvider.System, Cancel);
        var admin = session.Application.Services.GetRequiredService<ServerAdmin>();
        var member = await admin.CreateMemberAsync("Ruth Haas", Cancel);
        var token = await admin.CreateTokenAsync(member.Id, [Scope.Capture, Scope.Records, Scope.Read], TimeSpan.FromDays(1), Cancel);

        var report = await Servers.JudgeAsync(session, options => options with { Member = token });

        AssertStopped(report, "token-scope", 2);
        Assert.Contains("'privacy'", report.Parts[0].Stop!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tokens_of_one_member_are_said_and_not_green()
    {
        AssertStopped(await Servers.JudgeAsync(new ZooBackend(), options => options with { SecondMember = options.Member }), "same-member", 2);
    }

    [Fact]
    public async Task A_token_of_another_workspace_that_is_of_the_same_one_is_said_and_not_green()
    {
        AssertStopped(await Servers.JudgeAsync(new ZooBackend(withNeighbour: false), options => options with { OtherWorkspace = options.Member }), "same-workspace", 2);
    }

    [Fact]
    public async Task A_token_of_a_locked_workspace_that_is_not_locked_is_said_and_not_green()
    {
        AssertStopped(await Servers.JudgeAsync(new ZooBackend(withNeighbour: false), options => options with { LockedWorkspace = options.Member }), "not-locked", 2);
    }

    [Fact]
    public async Task Without_tokens_of_other_workspaces_their_cases_are_inconclusive()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(withNeighbour: false), options => options with { Only = ["GATE-8/AU/11", "GATE-3/LK/1"] });

        Assert.All(report.Parts[0].Cases, result => Assert.Equal(Verdict.Inconclusive, result.Verdict));
        Assert.Equal(3, report.ExitCode);
    }

    [Fact]
    public async Task Without_a_second_member_only_his_case_is_inconclusive()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(), options => options with { SecondMember = null, Only = ["GATE-8/AU/2", "GATE-2/PS/1"] });

        var open = Assert.Single(report.Parts[0].Cases, result => result.Verdict != Verdict.Pass);
        Assert.Equal(("GATE-8/AU/2", Verdict.Inconclusive), (open.Case.Id, open.Verdict));
        Assert.Equal(3, report.ExitCode);
    }

    [Fact]
    public async Task A_server_that_dies_between_control_and_attack_leaves_every_case_inconclusive()
    {
        await using var session = (ZooBackendSession)await new ZooBackend().StartAsync(TimeProvider.System, Cancel);
        var killer = new AtFirst("attack", () => session.Application.StopAsync(CancellationToken.None).GetAwaiter().GetResult());

        var report = await Servers.JudgeAsync(session, options => options with { Probe = null, Only = Some }, killer);

        Assert.All(report.Parts[0].Cases, result => Assert.Equal(Verdict.Inconclusive, result.Verdict));
        Assert.All(report.Parts[0].Cases, result => Assert.Equal("The server stopped answering during the attack.", result.Why));
        Assert.Equal(3, report.ExitCode);
    }

    [Fact]
    public async Task A_probe_that_sees_nothing_leaves_every_case_inconclusive()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(), options => options with { Probe = new BlindProbe(), Only = Some });

        Assert.All(report.Parts[0].Cases, result => Assert.Equal(Verdict.Inconclusive, result.Verdict));
        Assert.All(report.Parts[0].Cases, result => Assert.StartsWith("The probe does not see what was accepted", result.Why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_probe_that_breaks_is_an_error_of_the_rig()
    {
        var report = await Servers.JudgeAsync(new ZooBackend(), options => options with { Probe = new CommandProbe(["/nowhere/probe"]), Only = Some });

        Assert.All(report.Parts[0].Cases, result => Assert.Equal(Verdict.RigError, result.Verdict));
        Assert.Equal(4, report.ExitCode);
    }

    private static void AssertStopped(VerifyReport report, string code, int exitCode)
    {
        Assert.Equal(code, report.Parts[0].Stop?.Code);
        Assert.Empty(report.Parts[0].Cases);
        Assert.Equal(exitCode, report.ExitCode);
        Assert.NotEqual(Verdict.Pass, report.Verdict);
    }

    private sealed class BlindProbe : IProbe
    {
        public Task<IReadOnlyList<ProbeHit>> FindAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ProbeHit>>([]);
    }

    private sealed class AtFirst(string doing, Action act) : IProgress<VerifyProgress>
    {
        private bool acted;

        public void Report(VerifyProgress value)
        {
            if (!acted && value.Doing == doing)
            {
                acted = true;
                act();
            }
        }
    }
}
