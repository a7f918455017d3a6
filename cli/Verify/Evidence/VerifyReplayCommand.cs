using System.CommandLine;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Conformance;
using X80.Conformance.Reports;

namespace X80.Cli.Verify.Evidence;

/// <summary><c>x80 verify replay</c>: one case once more, with every step of it shown.</summary>
internal sealed class VerifyReplayCommand : ExampledCommand
{
    public VerifyReplayCommand(Consoles consoles)
        : base(
            "replay",
            "Plays one case again and shows each step: what was sent, with its body, and how it was answered. Never a token.",
            "x80 verify replay GATE-2/PS/1 --url http://127.0.0.1:8180 --seed 1",
            "x80 verify replay GATE-2/PS/1")
    {
        var id = new Argument<string>("ID") { Description = "The case, such as GATE-2/PS/1." };
        var options = new VerifyOptions();
        var subject = new ServerSubjectOptions();
        var channel = new ChannelOption();
        var clock = new ClockOption();
        Arguments.Add(id);
        subject.AddTo(this);
        options.AddTo(this);
        Options.Add(channel);
        Options.Add(clock);
        SetAction(async (parsed, cancellationToken) =>
        {
            var request = clock.In(parsed, options.In(parsed)) with { Only = [Known(parsed.GetRequiredValue(id))] };
            var halves = new VerifyHalves(consoles, request);
            var report = IsOfClients(request.Only[0]) ? await halves.JudgeHarnessAsync(request.Config.ChannelFor(parsed, channel), stimuli: null, cancellationToken)
                : subject.IsNamed(parsed, request) ? await ServerVerification.RunAsync(await subject.InAsync(parsed, request, consoles, cancellationToken), new VerifyVoice(consoles), cancellationToken)
                : await halves.JudgeReferenceServerAsync(cancellationToken);
            var lines = request.Json ? [JsonReport.Write(report)] : report.Parts.SelectMany(part => part.Stop is { } stop ? [stop.Sentence] : EvidenceTranscript.Lines(part));
            foreach (var line in lines)
            {
                await consoles.TellAsync(Redaction.Clean(line));
            }

            return report.ExitCode;
        });
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;

    private static bool IsOfClients(string id) => ClientVerification.Cases.Any(each => each.Id == id);

    private static string Known(string id) => IsOfClients(id) || ServerVerification.Cases.Any(each => each.Id == id)
        ? id
        : throw CliException.Usage("There is no such case.", $"'{id}' is the id of none.", "'x80 verify list' prints the ids.");
}
