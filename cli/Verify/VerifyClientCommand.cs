using System.CommandLine;
using X80.Cli.Running;
using X80.Cli.Verify.Attended;
using X80.Conformance.Reports;
using X80.Harness;
using X80.Harness.Displays;

namespace X80.Cli.Verify;

/// <summary><c>x80 verify client</c>: the harness or anybody's client on the practice page, or the harness with a person before it.</summary>
internal sealed class VerifyClientCommand : ExampledCommand
{
    public VerifyClientCommand(Consoles consoles)
        : base(
            "client",
            "Judges a capture client: what reaches its backend, with and without a click. Alone: the harness.",
            "x80 verify client --only HUMAN-1",
            "x80 verify client --config verify.json",
            "x80 verify client --launch \"./my-wrapper --practice\"",
            "x80 verify client --extension ./my-extension --without log",
            "x80 verify client --attended practice",
            "x80 verify client --attended --report ./x80-verify")
    {
        var options = new VerifyOptions();
        var client = new ClientOptions();
        var channel = new ChannelOption();
        var clock = new ClockOption();
        var attended = new AttendedOption();
        client.AddTo(this);
        options.AddTo(this);
        Options.Add(channel);
        Options.Add(clock);
        Options.Add(attended);
        Validators.Add(result =>
        {
            if (result.GetResult(attended) is not null && client.IsGiven(result))
            {
                result.AddError("A person attends the harness alone: give --attended without --launch and --extension.");
            }
        });
        SetAction(async (parsed, cancellationToken) =>
        {
            var request = clock.In(parsed, options.In(parsed));
            var reporter = new VerifyReporter(consoles, request);
            var halves = new VerifyHalves(consoles, request);
            reporter.CheckFolder();
            var chosen = request.Config.ChannelFor(parsed, channel);
            var subject = await client.SubjectAsync(parsed, chosen, consoles, cancellationToken);
            var report = (attended.In(parsed), subject) switch
            {
                ({ } where, _) => await AttendAsync(consoles, request, chosen, where == AttendedOption.Practice, cancellationToken),
                (_, { } stranger) => await halves.JudgeAsync(stranger, client.StimuliIn(parsed), cancellationToken),
                _ => await halves.JudgeHarnessAsync(chosen, client.StimuliIn(parsed), cancellationToken),
            };
            return await reporter.TellAsync([report], cancellationToken);
        });
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;

    private static Task<VerifyReport> AttendAsync(Consoles consoles, VerifyRequest request, ChosenChannel channel, bool isPractice, CancellationToken cancellationToken)
    {
        AttendedRunner.RequireScreen(isThere: !VirtualDisplay.IsNeeded);
        return new AttendedRunner(consoles, request, new TerminalAttendant(consoles), HarnessSession.StartAsync).JudgeAsync(channel, isPractice, cancellationToken);
    }
}
