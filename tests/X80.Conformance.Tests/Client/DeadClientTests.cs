using System.Xml.Linq;
using X80.Conformance.Bundles;
using X80.Conformance.Cases.Client;
using X80.Conformance.Reports;
using X80.Conformance.Subjects;
using X80.Conformance.Verdicts;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Client;

public sealed class DeadClientTests
{
    [Fact]
    public async Task A_client_that_never_captures_is_inconclusive_and_not_green()
    {
        var report = await JudgeAsync(new Silent(endsAt: null));

        Assert.All(report.Parts[0].Cases, result => Assert.Equal(Verdict.Inconclusive, result.Verdict));
        Assert.Equal("0 captures arrived for one; the client or the suite's sensors are not alive.", report.Parts[0].Cases[0].Why);
        Assert.Equal(3, report.ExitCode);
    }

    [Fact]
    public async Task A_client_that_dies_is_inconclusive_and_the_report_says_when()
    {
        var report = await JudgeAsync(new Silent(endsAt: StimulusKind.Hover));

        Assert.All(report.Parts[0].Cases, result => Assert.Equal(Verdict.Inconclusive, result.Verdict));
        Assert.Contains(report.Parts[0].Cases[0].Evidence, line => line.Step.StartsWith("HUMAN-1/BUSY/1", StringComparison.Ordinal));
        Assert.Contains(report.Parts[0].Cases.SelectMany(result => result.Faults), fault => fault.Why.EndsWith(", with 134.", StringComparison.Ordinal));
        Assert.True(report.Parts[0].Numbers["stimuli"] < 40);
        Assert.Equal(3, report.ExitCode);
    }

    /// <summary>Its control fails; what was tried beside it is seen all the same.</summary>
    [Fact]
    public async Task By_the_real_clock_what_needs_hours_is_not_tried_and_the_report_says_so()
    {
        var report = await JudgeAsync(new Silent(endsAt: null), options => options with { RealTime = true, LongestWait = TimeSpan.Zero, Only = ["HUMAN-2/AM/6", "HUMAN-1/IDLE/1"] });

        Assert.Contains(report.Parts[0].Cases.Single(result => result.Case.Id == "HUMAN-2/AM/6").Faults, fault => fault.Why == "More time has to pass than was waited: the clock was the real one. Give it more with --for.");
        Assert.DoesNotContain(report.Parts[0].Cases.Single(result => result.Case.Id == "HUMAN-1/IDLE/1").Faults, fault => fault.Phase == "sweep");
        Assert.Equal(0, report.Parts[0].Numbers["hours by the rig's clock"]);
        Assert.Contains(report.Parts[0].NotSeen, sentence => sentence.Contains("the clock was the real one", StringComparison.Ordinal));
        Assert.Equal(3, report.ExitCode);
    }

    [Theory]
    [InlineData("HUMAN-2/AM/6", null, 960)]
    [InlineData("GUARD-3/EX/11", null, 60)]
    [InlineData("HUMAN-1/WC/13", null, 2)]
    [InlineData("HUMAN-2/AM/6", 90, 90)]
    [InlineData("HUMAN-1/WC/13", 90, 90)]
    public void By_the_real_clock_a_case_is_given_the_time_that_it_needs_unless_somebody_says_otherwise(string id, int? asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ClientCases.All.Single(each => each.Id == id).LongestWait(asked is { } given ? TimeSpan.FromSeconds(given) : null));

    [Fact]
    public async Task What_a_client_has_nothing_of_does_not_apply_with_its_reason_and_a_run_of_nothing_else_is_not_green()
    {
        var subject = new Silent(endsAt: null) { IsShell = false, Lacks = StimulusKind.SyntheticClick };
        var report = await JudgeAsync(subject, options => options with { Only = ["GUARD-1/HO/1", "HUMAN-3/FC/1", "HUMAN-3/FC/4"] });
        var cases = report.Parts[0].Cases;

        Assert.Equal([Verdict.NotApplicable, Verdict.NotApplicable, Verdict.Inconclusive], cases.Select(result => result.Verdict));
        Assert.StartsWith("This client is no shell", cases[0].Why, StringComparison.Ordinal);
        Assert.Equal("It lies nowhere.", cases[1].Why);
        Assert.Equal(2, report.Parts[0].Numbers["not applicable"]);
        Assert.Equal(3, report.ExitCode);
        Assert.Equal(3, (await JudgeAsync(subject, options => options with { Only = ["GUARD-1"] })).ExitCode);
        var judged = BundleJudge.Judge(EvidenceBundle.Write(report), nonce: null, seal: null);
        Assert.Equal(cases.Select(result => result.Verdict), judged.Report!.Parts[0].Cases.Select(result => result.Verdict));
        Assert.Equal("2", XDocument.Parse(JUnitReport.Write(report)).Descendants("testsuite").Single().Attribute("skipped")!.Value);
    }

    [Fact]
    public async Task A_control_that_cannot_be_made_is_no_pass_and_no_excuse()
    {
        var report = await JudgeAsync(new Silent(endsAt: null) { LacksControls = true }, options => options with { Only = ["HUMAN-3/FC/4"] });

        Assert.Equal((Verdict.Inconclusive, "It has no control."), (report.Parts[0].Cases[0].Verdict, report.Parts[0].Cases[0].Why));
    }

    [Fact]
    public async Task A_client_that_does_not_start_is_said_and_not_green()
    {
        var report = await JudgeAsync(new DoesNotStart());

        Assert.Equal("subject-did-not-start", report.Parts[0].Stop?.Code);
        Assert.Equal(4, report.ExitCode);
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_is_an_error()
    {
        var report = await ClientVerification.RunAsync(
            new ClientVerificationOptions { Subject = new Silent(null), Backend = new ZooBackend(), Only = ["HUMAN-99"] },
            progress: null,
            TestContext.Current.CancellationToken);

        Assert.Equal("no-match", report.Parts[0].Stop?.Code);
        Assert.Equal(2, report.ExitCode);
    }

    private static Task<VerifyReport> JudgeAsync(IClientSubject subject, Func<ClientVerificationOptions, ClientVerificationOptions>? change = null)
    {
        var options = new ClientVerificationOptions
        {
            Subject = subject,
            Backend = new ZooBackend(),
            Only = ["HUMAN-1/BUSY", "HUMAN-1/IDLE", "HUMAN-3", "HUMAN-4"],
            Stimuli = 40,
            Quiet = TimeSpan.FromMilliseconds(50),
        };
        return ClientVerification.RunAsync(change?.Invoke(options) ?? options, progress: null, TestContext.Current.CancellationToken);
    }

    /// <summary>Takes every click and every stimulus and asks its backend for nothing.</summary>
    private sealed class Silent(StimulusKind? endsAt) : IClientSubject, IClientHands
    {
        private readonly TaskCompletionSource ended = new();

        public string Name => "silent";

        public bool IsShell { get; init; } = true;

        public StimulusKind? Lacks { get; init; }

        public bool LacksControls { get; init; }

        public Task Ended => ended.Task;

        public int? ExitCode => ended.Task.IsCompleted ? 134 : null;

        public Task<IClientHands> StartAsync(ClientStart start, CancellationToken cancellationToken) => Task.FromResult<IClientHands>(this);

        public Task ClickAsync(ClientControl control, CancellationToken cancellationToken) =>
            LacksControls ? throw new NotApplicableException("It has no control.") : Task.CompletedTask;

        public Task StimulateAsync(Stimulus stimulus, CancellationToken cancellationToken)
        {
            if (stimulus.Kind == Lacks)
            {
                throw new NotApplicableException("It lies nowhere.");
            }
            if (stimulus.Kind == endsAt)
            {
                ended.TrySetResult();
                throw new ClientFailedException("gone");
            }
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class DoesNotStart : IClientSubject
    {
        public string Name => "does not start";

        public Task<IClientHands> StartAsync(ClientStart start, CancellationToken cancellationToken) =>
            throw new ClientFailedException("No browser was found.");
    }
}
