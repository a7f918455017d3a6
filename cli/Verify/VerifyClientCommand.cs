using X80.Cli.Running;

namespace X80.Cli.Verify;

/// <summary><c>x80 verify client</c>: the harness on the practice page.</summary>
internal sealed class VerifyClientCommand : ExampledCommand
{
    public VerifyClientCommand(Consoles consoles)
        : base(
            "client",
            "Judges the harness: what reaches its backend, with and without a click.",
            "x80 verify client --only HUMAN-1",
            "x80 verify client --config verify.json")
    {
        var options = new VerifyOptions();
        var channel = new ChannelOption();
        var clock = new ClockOption();
        options.AddTo(this);
        Options.Add(channel);
        Options.Add(clock);
        SetAction(async (parsed, cancellationToken) =>
        {
            var request = clock.In(parsed, options.In(parsed));
            var reporter = new VerifyReporter(consoles, request);
            reporter.CheckFolder();
            return await reporter.TellAsync(
                [await new VerifyHalves(consoles, request).JudgeHarnessAsync(request.Config.ChannelFor(parsed, channel), cancellationToken)], cancellationToken);
        });
    }
}
