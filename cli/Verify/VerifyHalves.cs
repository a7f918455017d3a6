using X80.Cli.Running;
using X80.Conformance;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;
using X80.Harness.Browsers;
using X80.Harness.Displays;

namespace X80.Cli.Verify;

/// <summary>The two halves of a bare <c>x80 verify</c>, each with a reference backend of its own in this process.</summary>
internal sealed class VerifyHalves
{
    private const int StimuliADay = 2_000;
    private const int DefaultStimuli = 500;

    private readonly Consoles consoles;
    private readonly VerifyRequest request;

    public VerifyHalves(Consoles consoles, VerifyRequest request) => (this.consoles, this.request) = (consoles, request);

    public async Task<VerifyReport> JudgeReferenceServerAsync(CancellationToken cancellationToken)
    {
        await using var backend = await new ReferenceRigBackend(withNeighbour: true).StartAsync(TimeProvider.System, cancellationToken);
        return await ServerVerification.RunAsync(
            new ServerVerificationOptions
            {
                Server = backend.Address,
                Member = backend.Member,
                SecondMember = backend.SecondMember,
                OtherWorkspace = backend.Neighbour?.Other,
                LockedWorkspace = backend.Neighbour?.Locked,
                OtherServer = backend.Neighbour?.Address,
                Probe = new RigBackendProbe(backend),
                Only = request.Only,
                Seed = request.Seed,
                Budget = request.Budget,
            },
            new VerifyVoice(consoles),
            cancellationToken);
    }

    /// <param name="channel">Whose practice page is played.</param>
    /// <param name="stimuli">How many without a click; null for what the time gives that was asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<VerifyReport> JudgeHarnessAsync(ChosenChannel channel, int? stimuli, CancellationToken cancellationToken)
    {
        channel.RequirePage();
        var browser = await BrowserSetup.EnsureAsync(new SpokenProgress(consoles), cancellationToken);
        await using var display = VirtualDisplay.IsNeeded ? await VirtualDisplay.StartAsync(cancellationToken) : null;
        var subject = new HarnessSubject(harness => harness with
        {
            Browser = browser,
            Display = display,
            Headless = VirtualDisplay.IsNeeded && display is null,
            AllowUnsandboxed = true,
        });
        return await ClientVerification.RunAsync(
            new ClientVerificationOptions
            {
                Subject = subject,
                Backend = new ReferenceRigBackend(),
                Channel = channel.Channel,
                Page = channel.Page,
                Pack = channel.Pack,
                Only = request.Only,
                Seed = request.Seed,
                WatchesProcess = true,
                RealTime = request.RealTime,
                LongestWait = request.For,
                Stimuli = stimuli ?? (request.For is { } watched && !request.RealTime ? Math.Max(1, (int)(watched.TotalDays * StimuliADay)) : DefaultStimuli),
            },
            new VerifyVoice(consoles),
            cancellationToken);
    }

    /// <summary>Anybody's client, in real time.</summary>
    public Task<VerifyReport> JudgeAsync(IClientSubject subject, int? stimuli, CancellationToken cancellationToken) => ClientVerification.RunAsync(
        new ClientVerificationOptions
        {
            Subject = subject,
            Backend = new ReferenceRigBackend(),
            Only = request.Only,
            Seed = request.Seed,
            Stimuli = stimuli ?? DefaultStimuli,
            LongestWait = request.For,
        },
        new VerifyVoice(consoles),
        cancellationToken);
}
