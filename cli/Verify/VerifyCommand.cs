using System.CommandLine;
using X80.Cli.Running;
using X80.Cli.Verify.Evidence;
using X80.Cli.Verify.Self;
using X80.Conformance.Reports;

namespace X80.Cli.Verify;

/// <summary><c>x80 verify</c>: both halves, on this machine.</summary>
internal sealed class VerifyCommand : ExampledCommand
{
    public VerifyCommand(Consoles consoles, TimeProvider time)
        : base(
            "verify",
            "Judges a backend and a client from outside. Alone: the reference backend and the harness, on this machine.",
            "x80 verify --report ./x80-verify",
            "x80 verify server --url https://x80.example/",
            "x80 verify client")
    {
        var options = new VerifyOptions();
        var channel = new ChannelOption();
        var clock = new ClockOption();
        var half = new Option<string?>("--half") { Description = "One half alone: server or client. [default: both]" };
        half.AcceptOnlyFromAmong("server", "client");
        Options.Add(half);
        options.AddTo(this);
        Options.Add(channel);
        Options.Add(clock);
        Subcommands.Add(new VerifyServerCommand(consoles));
        Subcommands.Add(new VerifyClientCommand(consoles));
        Subcommands.Add(new VerifyListCommand(consoles));
        Subcommands.Add(new VerifySelfCommand(consoles, time));
        Subcommands.Add(new VerifyReplayCommand(consoles));
        Subcommands.Add(new VerifyJudgeCommand(consoles));
        Subcommands.Add(new VerifyDiffCommand(consoles));
        SetAction(async (parsed, cancellationToken) =>
        {
            var request = clock.In(parsed, options.In(parsed));
            var halves = new VerifyHalves(consoles, request);
            var reporter = new VerifyReporter(consoles, request);
            reporter.CheckFolder();
            var reports = new List<VerifyReport>();
            if (parsed.GetValue(half) is not "client")
            {
                reports.Add(await halves.JudgeReferenceServerAsync(cancellationToken));
            }

            if (parsed.GetValue(half) is not "server")
            {
                reports.Add(await halves.JudgeHarnessAsync(request.Config.ChannelFor(parsed, channel), stimuli: null, cancellationToken));
            }

            return await reporter.TellAsync(reports, cancellationToken);
        });
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;
}
