using System.CommandLine;
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
        var config = new Option<FileInfo?>("--config")
        {
            Description = "A file that says channel, only and seed, as a scaffold holds one; what is said here beside it counts.",
            HelpName = "FILE",
        };
        options.AddTo(this);
        Options.Add(channel);
        Options.Add(config);
        SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetValue(config) is { } path ? await VerifyConfig.LoadAsync(path, cancellationToken) : null;
            var request = options.In(parsed, file);
            var reporter = new VerifyReporter(consoles, request);
            reporter.CheckFolder();
            return await reporter.TellAsync(
                [await new VerifyHalves(consoles, request).JudgeHarnessAsync(file?.ChannelFor(parsed.GetResult(channel)) ?? channel.In(parsed), cancellationToken)],
                cancellationToken);
        });
    }
}
