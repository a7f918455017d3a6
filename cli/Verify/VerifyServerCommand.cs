using System.CommandLine;
using System.CommandLine.Parsing;
using X80.Cli.Running;
using X80.Conformance;
using X80.Conformance.Rig;

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
        var url = new Option<Uri?>("--url") { Description = "The backend's address.", Required = true, CustomParser = AddressIn };
        var probe = new Option<string?>("--probe")
        {
            Description = "A program that looks inside the backend: texts on its stdin, hits as JSON lines on its stdout.",
            HelpName = "COMMAND",
        };
        var other = new Option<Uri?>("--other-url")
        {
            Description = "Where the other and the locked workspace are, for servers with one workspace each. [default: the same]",
            CustomParser = AddressIn,
        };
        var fromInput = new Option<bool>("--tokens-from-stdin") { Description = "Reads the tokens as lines NAME=TOKEN from the input instead." };
        Options.Add(url);
        Options.Add(other);
        Options.Add(fromInput);
        Options.Add(probe);
        options.AddTo(this);
        SetAction(async (parsed, cancellationToken) =>
        {
            var request = options.In(parsed);
            var words = CommandLineParser.SplitCommandLine(parsed.GetValue(probe) ?? "").ToList();
            var reporter = new VerifyReporter(consoles, request);
            reporter.CheckFolder();
            var tokens = parsed.GetValue(fromInput) ? await VerifyTokens.OfLinesAsync(new StreamReader(consoles.Input()), cancellationToken) : VerifyTokens.OfEnvironment();
            var report = await ServerVerification.RunAsync(
                new ServerVerificationOptions
                {
                    Server = parsed.GetRequiredValue(url)!,
                    Member = tokens.Needed(),
                    SecondMember = tokens.Of(VerifyTokens.Second),
                    OtherWorkspace = tokens.Of(VerifyTokens.Other),
                    LockedWorkspace = tokens.Of(VerifyTokens.Locked),
                    OtherServer = parsed.GetValue(other),
                    Probe = words.Count == 0 ? null : new CommandProbe(words),
                    Only = request.Only,
                    Seed = request.Seed,
                },
                new VerifyVoice(consoles),
                cancellationToken);
            return await reporter.TellAsync([report], cancellationToken);
        });
    }

    private static Uri? AddressIn(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        result.AddError("--url is an absolute http or https address, such as https://x80.example/.");
        return null;
    }
}
