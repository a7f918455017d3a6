using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using X80.Cli.Running;
using X80.Conformance;
using X80.Conformance.Rig;
using X80.Conformance.Volume;

namespace X80.Cli.Verify;

/// <summary>Which backend is judged, and how it is looked into.</summary>
internal sealed class ServerSubjectOptions
{
    private readonly Option<Uri?> url = new("--url") { Description = "The backend's address.", CustomParser = WebAddress.Parser("--url") };

    private readonly Option<Uri?> other = new("--other-url")
    {
        Description = "Where the other and the locked workspace are, for servers with one workspace each. [default: the same]",
        CustomParser = WebAddress.Parser("--url"),
    };

    private readonly Option<string?> probe = new("--probe")
    {
        Description = "A program that looks inside the backend: texts on its stdin, hits as JSON lines on its stdout.",
        HelpName = "COMMAND",
    };

    private readonly Option<bool> fromInput = new("--tokens-from-stdin") { Description = "Reads the tokens as lines NAME=TOKEN from the input instead." };

    private readonly Option<int?> sink = new("--sink")
    {
        Description = "Hosts stand-ins of both CRMs, Attio at this port and Affinity at the next, for the backend to write to; prints their addresses and keys. 0 takes free ports.",
        HelpName = "PORT",
    };

    private readonly Option<DirectoryInfo[]> volume = new("--volume")
    {
        Description = "A folder of the backend's store, where there is no probe: 64 MiB that it refuses may not make its files grow, and 64 MiB that it accepts have to.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        volume.AcceptExistingOnly();
        command.Options.Add(volume);
        command.Options.Add(sink);
        command.Options.Add(url);
        command.Options.Add(other);
        command.Options.Add(fromInput);
        command.Options.Add(probe);
    }

    /// <summary>The CRMs for the backend to write to, said to the person; null where none were asked for.</summary>
    /// <exception cref="CliException">A port is taken.</exception>
    public CrmSink? StartSink(ParseResult parsed, Consoles consoles)
    {
        if (parsed.GetValue(sink) is not { } port)
        {
            return null;
        }

        try
        {
            var started = CrmSink.Start(port);
            consoles.Say($"Attio:    {started.Attio} with the key {CrmSink.AttioKey}");
            consoles.Say($"Affinity: {started.Affinity} with the key {CrmSink.AffinityKey}");
            consoles.Say("Set one of them in the backend under test: what is accepted has to arrive here.");
            return started;
        }
        catch (HttpListenerException taken)
        {
            throw CliException.Failed("The stand-ins cannot listen.", $"Something else uses port {port} or the next one.", "Give another with --sink.", taken);
        }
    }

    /// <summary>Whether any backend is named.</summary>
    public bool IsNamed(ParseResult parsed, VerifyRequest request) => (parsed.GetValue(url) is not null) || request.Config.Url is not null;

    /// <exception cref="CliException">Address or tokens are missing, or not understood.</exception>
    public async Task<ServerVerificationOptions> InAsync(ParseResult parsed, VerifyRequest request, Consoles consoles, CancellationToken cancellationToken)
    {
        var server = parsed.GetValue(url) ?? Told(request.Config.Url, "url") ?? throw CliException.Usage(
            "There is no backend to judge.", "Neither --url nor X80_VERIFY_URL nor verify.json names one.", "Name it: x80 verify server --url https://x80.example/");
        var words = CommandLineParser.SplitCommandLine(parsed.GetValue(probe) ?? request.Config.Probe ?? "").ToList();
        var tokens = parsed.GetValue(fromInput) ? await VerifyTokens.OfLinesAsync(new StreamReader(consoles.Input()), cancellationToken) : VerifyTokens.OfEnvironment();
        return new ServerVerificationOptions
        {
            Server = server,
            Member = tokens.Needed(),
            SecondMember = tokens.Of(VerifyTokens.Second),
            OtherWorkspace = tokens.Of(VerifyTokens.Other),
            LockedWorkspace = tokens.Of(VerifyTokens.Locked),
            OtherServer = parsed.GetValue(other) ?? Told(request.Config.OtherUrl, "otherUrl"),
            Probe = words.Count == 0 ? null : new CommandProbe(words),
            Files = parsed.GetValue(volume) is { Length: > 0 } folders ? new StoreFiles(folders) : null,
            Only = request.Only,
            Seed = request.Seed,
            Budget = request.Budget,
        };
    }

    private static Uri? Told(string? text, string name) => text is null ? null
        : WebAddress.TryParse(text, out var address) ? address
        : throw CliException.Usage($"The '{name}' that was told beforehand is no address.", "It is an absolute http or https address.", "Correct it in the environment or in verify.json.");
}
