using X80.Cli.Running;

namespace X80.Cli.Verify;

/// <summary><c>x80 verify</c>: both halves, on this machine.</summary>
internal sealed class VerifyCommand : ExampledCommand
{
    public VerifyCommand(Consoles consoles)
        : base(
            "verify",
            "Judges a backend and a client from outside. Alone: the reference backend and the harness, on this machine.",
            "x80 verify --report ./x80-verify",
            "x80 verify server --url https://x80.example/",
            "x80 verify client")
    {
        var options = new VerifyOptions();
        var channel = new ChannelOption();
        options.AddTo(this);
        Options.Add(channel);
        Subcommands.Add(new VerifyServerCommand(consoles));
        Subcommands.Add(new VerifyClientCommand(consoles));
        Subcommands.Add(new VerifyListCommand(consoles));
        Subcommands.Add(new VerifySelfCommand(consoles));
        SetAction(async (parsed, cancellationToken) =>
        {
            var request = options.In(parsed);
            var halves = new VerifyHalves(consoles, request);
            var reporter = new VerifyReporter(consoles, request);
            reporter.CheckFolder();
            return await reporter.TellAsync(
                [await halves.JudgeReferenceServerAsync(cancellationToken), await halves.JudgeHarnessAsync(channel.In(parsed), cancellationToken)], cancellationToken);
        });
    }
}
