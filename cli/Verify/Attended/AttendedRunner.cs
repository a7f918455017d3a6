using X80.Cli.Open;
using X80.Cli.Running;
using X80.Conformance.Attended;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Contract.Tokens;
using X80.Harness;
using X80.Harness.Browsers;

namespace X80.Cli.Verify.Attended;

/// <summary>Opens the harness for a person, on the channel's own site or on its practice page, and has the suite look at what reaches the backend.</summary>
internal sealed class AttendedRunner(
    Consoles consoles, VerifyRequest request, IAttendant attendant, Func<HarnessOptions, CancellationToken, Task<HarnessSession>> start)
{
    /// <summary>Said before anything is opened.</summary>
    public const string Notice =
        "You will be asked for each click. Take a chat that was made for this test: what you send goes to a backend of the suite's own on this machine "
        + "and is erased at the end, and so is the browser's profile. Nothing of the page is recorded.";

    private const string UnlinkNotice = "On the channel's own site: remove this session at your phone when you are done, since it leaves without logging out.";

    /// <summary>How long each part without a click lasts, at least, unless it was said.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(1);

    /// <exception cref="CliException">There is no screen.</exception>
    public static void RequireScreen(bool isThere)
    {
        if (!isThere)
        {
            throw CliException.Failed("Nobody could see what is opened.", "This machine has no screen, and a person has to click.", "Run it in a desktop session.");
        }
    }

    /// <param name="channel">Whose site or practice page is opened.</param>
    /// <param name="isPractice">Whether it is the practice page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CliException">The channel has no such page.</exception>
    public async Task<VerifyReport> JudgeAsync(ChosenChannel channel, bool isPractice, CancellationToken cancellationToken)
    {
        if (isPractice)
        {
            channel.RequirePage();
        }
        else if (channel.Pack is not null)
        {
            throw CliException.Usage("That channel's own site cannot be opened.", "A channel from a file is still being built.", "Try it on its practice page: --attended practice.");
        }

        var browser = await BrowserSetup.EnsureAsync(new SpokenProgress(consoles), cancellationToken);
        consoles.Warn(Notice);
        if (!isPractice)
        {
            OpenRunner.DropTracing();
            consoles.Warn(OpenRunner.DrivenNotice);
            consoles.Warn(UnlinkNotice);
        }

        using var practice = isPractice ? new PracticeOrigin(channel.Practise(request.Seed)) : null;
        var options = new AttendedVerificationOptions
        {
            Start = (backend, token, cancel) => AttendedHarness.StartAsync(
                opening => start(OptionsFor(channel, backend, token) with { Origin = practice, Browser = browser, AllowUnsandboxed = isPractice }, opening), cancel),
            Backend = new ReferenceRigBackend(),
            Attendant = attendant,
            Subject = $"X80.Harness on {(isPractice ? "the practice page of " : "")}{channel.Channel.DisplayName}, attended",
            IsPractice = isPractice,
            Only = request.Only,
            AtLeast = request.For ?? AtLeast,
        };
        return await AttendedVerification.RunAsync(options, cancellationToken);
    }

    private HarnessOptions OptionsFor(ChosenChannel channel, Uri backend, X80Token token) => new()
    {
        Channel = channel.Channel,
        Packs = channel.Packs,
        Backend = backend,
        Token = token,
        Progress = new SpokenProgress(consoles),
    };
}
