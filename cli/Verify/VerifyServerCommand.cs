using System.CommandLine;
using System.CommandLine.Parsing;
using X80.Cli.Running;
using X80.Conformance;
using X80.Conformance.Rig;
using X80.Contract.Tokens;

namespace X80.Cli.Verify;

/// <summary><c>x80 verify server</c>: anybody's backend.</summary>
internal sealed class VerifyServerCommand : ExampledCommand
{
    private const string TokenVariable = "X80_TOKEN";
    private const string SecondTokenVariable = "X80_TOKEN_SECOND";

    public VerifyServerCommand(Consoles consoles)
        : base(
            "server",
            $"Judges a backend. Tokens of two members come from {TokenVariable} and {SecondTokenVariable}.",
            "x80 verify server --url http://127.0.0.1:8180 --probe \"x80 server probe --data ./x80-data\"")
    {
        var options = new VerifyOptions();
        var url = new Option<Uri?>("--url") { Description = "The backend's address.", Required = true, CustomParser = AddressIn };
        var probe = new Option<string?>("--probe")
        {
            Description = "A program that looks inside the backend: texts on its stdin, hits as JSON lines on its stdout.",
            HelpName = "COMMAND",
        };
        Options.Add(url);
        Options.Add(probe);
        options.AddTo(this);
        SetAction(async (parsed, cancellationToken) =>
        {
            var request = options.In(parsed);
            var words = CommandLineParser.SplitCommandLine(parsed.GetValue(probe) ?? "").ToList();
            var report = await ServerVerification.RunAsync(
                new ServerVerificationOptions
                {
                    Server = parsed.GetRequiredValue(url)!,
                    Member = TokenIn(TokenVariable) ?? throw CliException.Usage(
                        "There is no token to ask with.",
                        $"The variable {TokenVariable} is empty.",
                        "Make one with: x80 server token create --member NAME, and export it."),
                    SecondMember = TokenIn(SecondTokenVariable),
                    Probe = words.Count == 0 ? null : new CommandProbe(words),
                    Only = request.Only,
                    Seed = request.Seed,
                },
                new VerifyVoice(consoles),
                cancellationToken);
            return await new VerifyReporter(consoles, request).TellAsync([report], cancellationToken);
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

    private static X80Token? TokenIn(string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return X80Token.TryParseForeign(text, out var token) ? token : throw CliException.Usage(
            $"What {variable} holds is no token.", $"A token begins with {X80Token.Prefix}.", "Set it again, without quotes or spaces.");
    }
}
