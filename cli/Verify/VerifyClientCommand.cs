using X80.Cli.Running;

namespace X80.Cli.Verify;

/// <summary><c>x80 verify client</c>: the harness, or anybody's client, on the practice page.</summary>
internal sealed class VerifyClientCommand : ExampledCommand
{
    public VerifyClientCommand(Consoles consoles)
        : base(
            "client",
            "Judges a capture client: what reaches its backend, with and without a click. Alone: the harness.",
            "x80 verify client --only HUMAN-1",
            "x80 verify client --config verify.json",
            "x80 verify client --launch \"./my-wrapper --practice\" --for 16m",
            "x80 verify client --extension ./my-extension")
    {
        var options = new VerifyOptions();
        var client = new ClientOptions();
        var channel = new ChannelOption();
        var clock = new ClockOption();
        client.AddTo(this);
        options.AddTo(this);
        Options.Add(channel);
        Options.Add(clock);
        SetAction(async (parsed, cancellationToken) =>
        {
            var request = clock.In(parsed, options.In(parsed));
            var reporter = new VerifyReporter(consoles, request);
            var halves = new VerifyHalves(consoles, request);
            reporter.CheckFolder();
            var chosen = request.Config.ChannelFor(parsed, channel);
            var subject = await client.SubjectAsync(parsed, chosen, consoles, cancellationToken);
            return await reporter.TellAsync(
                [
                    subject is null
                        ? await halves.JudgeHarnessAsync(chosen, client.StimuliIn(parsed), cancellationToken)
                        : await halves.JudgeAsync(subject, client.StimuliIn(parsed), cancellationToken),
                ],
                cancellationToken);
        });
    }
}
