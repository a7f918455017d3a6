using System.CommandLine;
using X80.Cli.Running;
using X80.Conformance;

namespace X80.Cli.Verify;

/// <summary><c>x80 verify server</c>: anybody's backend.</summary>
internal sealed class VerifyServerCommand : ExampledCommand
{
    public VerifyServerCommand(Consoles consoles)
        : base(
            "server",
            $"Judges a backend. Tokens come from {VerifyTokens.Member}, {VerifyTokens.Second}, {VerifyTokens.Other} and {VerifyTokens.Locked}.",
            "x80 verify server --url http://127.0.0.1:8180 --probe \"x80 server probe --data ./x80-data\"")
    {
        var options = new VerifyOptions();
        var subject = new ServerSubjectOptions();
        subject.AddTo(this);
        options.AddTo(this);
        SetAction(async (parsed, cancellationToken) =>
        {
            var request = options.In(parsed);
            var reporter = new VerifyReporter(consoles, request);
            reporter.CheckFolder();
            var judged = await subject.InAsync(parsed, request, consoles, cancellationToken);
            await using var sink = subject.StartSink(parsed, consoles);
            return await reporter.TellAsync([await ServerVerification.RunAsync(judged with { Sink = sink }, new VerifyVoice(consoles), cancellationToken)], cancellationToken);
        });
    }

    public override TimeSpan TidyUpTimeIn(ParseResult parsed) => WithOthers;
}
