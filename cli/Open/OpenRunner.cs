using System.Text.Json;
using X80.Cli.Personal;
using X80.Cli.Reader.Recording;
using X80.Cli.Running;
using X80.Contract.Tokens;
using X80.Harness;
using X80.Harness.Guarding;
using X80.Sdk.Capture;
using X80.Sdk.Client;
using X80.Sdk.Locking;
using X80.Sdk.Sent;
using X80.Sdk.Tokens;

namespace X80.Cli.Open;

/// <summary>Says what a driven browser means, opens the two windows, and stays until the person closes one.</summary>
internal sealed class OpenRunner(
    Consoles consoles, TimeProvider time, ITokenSource tokens, Func<PersonalFolder, CancellationToken, Task<ISecretStore?>> findSecrets,
    Func<HarnessOptions, CancellationToken, Task<HarnessSession>> start)
{
    /// <summary>Said before the first pairing code can be on screen, and once more in the sidebar.</summary>
    public const string DrivenNotice =
        "This browser is driven by a tool, and it tells the page so (navigator.webdriver): nothing is done to hide it. Use it for tests and attended checks; "
        + "for daily use take a wrapper or an extension that no tool drives. What that means for your account: docs/faq-ban-and-terms.md.";

    // A driver told to trace would write down what the page shows, a pairing code too.
    private static readonly string[] TracingVariables = ["DEBUG", "PWDEBUG", "DEBUG_FILE", "CHROME_LOG_FILE", "SSLKEYLOGFILE"];

    /// <summary>Before a browser starts on a real site: whatever it was told to trace, it does not.</summary>
    public static void DropTracing()
    {
        foreach (var variable in TracingVariables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    public async Task<int> RunAsync(OpenRequest request, CancellationToken cancellationToken)
    {
        var token = await TokenAsync(cancellationToken);
        if (BackendAddress.Check(request.Backend) is { } why)
        {
            throw CliException.Usage("That backend cannot be used.", why, "Give its https address, or http on this machine.");
        }

        if (request.Channel.Pack is not null)
        {
            throw CliException.Usage(
                "That channel cannot be opened.", "A channel from a file is still being built: its pack is not a trusted one.", "Try it on saved pages with x80 reader read.");
        }

        DropTracing();
        consoles.Warn(DrivenNotice);
        request.Folder.Ensure();
        var secrets = await findSecrets(request.Folder, cancellationToken);
        consoles.Say(NameKeeping.Of(secrets));
        using var ledger = new SentFile(request.Folder.LedgerFile, time, secrets);
        var confirmed = await ConfirmedInFile.OpenAsync(request.Folder.ConfirmedFile, secrets, cancellationToken);
        var options = OptionsFor(request, token) with
        {
            Sent = ledger,
            Confirmed = confirmed,
            Notices = secrets is null ? [DrivenNotice, NameKeeping.Plain] : [DrivenNotice],
        };
        await using var session = await start(options, cancellationToken);
        session.Refused += (_, refusal) => Log(refusal);
        await SayWhereAsync(request, secrets is not null, cancellationToken);
        await session.Closed.WaitAsync(cancellationToken);
        consoles.Say("The session has ended.");
        return ExitCode.Done;
    }

    private HarnessOptions OptionsFor(OpenRequest request, X80Token token) => new()
    {
        Channel = request.Channel.Channel,
        Backend = request.Backend,
        Token = token,
        ProfileFolder = request.Folder.ProfileOf(request.Channel.Channel.Kind),
        Passphrase = new PassphraseFile(request.Folder.PassphraseFile),
        Progress = new SpokenProgress(consoles),
        Recorder = request.RecordInto is { } folder ? new ScreenRecorder(new FixtureRecorder(consoles, request.Channel, time), folder, consoles) : null,
        Time = time,
    };

    private async Task SayWhereAsync(OpenRequest request, bool namesEncrypted, CancellationToken cancellationToken)
    {
        var profile = request.Folder.ProfileOf(request.Channel.Channel.Kind);
        if (request.Json)
        {
            var answer = new OpenAnswer(request.Channel.Channel.Kind.Value, request.Backend.AbsoluteUri, profile, request.Folder.LedgerFile, namesEncrypted);
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(answer, CliJson.Default.OpenAnswer).AsMemory(), cancellationToken);
            await consoles.Data.FlushAsync(cancellationToken);
        }

        consoles.Say($"Both windows are open. The session's profile lies in {profile}; nobody else can read it.");
        if (request.RecordInto is { } recordings)
        {
            consoles.Say($"Record this page, in the sidebar, saves the open chat's page with invented words in {recordings.FullName}; nothing of it is sent.");
        }

        consoles.Say("Nothing is read before you click Sync. Close either window to end; see what was sent with x80 ledger.");
    }

    // Without query strings and content (GUARD-6): the address down to its host.
    private void Log(Refusal refusal) => consoles.Say($"Refused to the page: {refusal.What} {refusal.Address} ({refusal.Reason})");

    private async Task<X80Token> TokenAsync(CancellationToken cancellationToken) =>
        await tokens.GetAsync(cancellationToken) ?? throw CliException.Usage(
            "There is no token.", $"{EnvironmentTokenSource.Variable} is not set, or holds no token.", "Make a token in the backend's web app and set it there.");
}
