using System.Globalization;
using X80.Conformance.Calibration;
using X80.Conformance.Cases;
using X80.Conformance.Cases.Client;
using X80.Conformance.Cases.Client.Misdeeds;
using X80.Conformance.Clicks;
using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;
using X80.Conformance.Verdicts;
using X80.Simulator.Practice;

namespace X80.Conformance;

/// <summary>
/// Judges a capture client on the practice page: what reaches its backend, with and without a click. Never throws for what
/// the client does: a report says it.
/// </summary>
public static class ClientVerification
{
    /// <summary>The number of a report that says how far the rig's clock went.</summary>
    internal const string Hours = "hours by the rig's clock";

    private static readonly TimeSpan QuietAfterClick = TimeSpan.FromSeconds(1);

    /// <summary>The cases, in the order of their ids.</summary>
    public static IReadOnlyList<CaseInfo> Cases { get; } = [.. ClientCases.All.Select(each => each.Info)];

    /// <summary>Ten cases, each with another oracle: what every sabotaged client has to pass beside those it is named for.</summary>
    public static IReadOnlyList<string> Sentinels => ClientCases.Sentinels;

    public static async Task<VerifyReport> RunAsync(
        ClientVerificationOptions options, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        var startedAt = TimeProvider.System.GetUtcNow();
        var began = TimeProvider.System.GetTimestamp();
        var part = await JudgeAsync(options, progress, cancellationToken);
        return new VerifyReport
        {
            StartedAt = startedAt,
            Took = TimeProvider.System.GetElapsedTime(began),
            Seed = options.Seed,
            Parts = [part],
        };
    }

    private static async Task<PartReport> JudgeAsync(
        ClientVerificationOptions options, IProgress<VerifyProgress>? progress, CancellationToken cancellationToken)
    {
        if (CaseFilter.Choose(ClientCases.On(options.Page), each => each.Info, options.Only, out var unmatched) is not { } cases)
        {
            return Part(options, [], new Dictionary<string, long>(), VerifyStop.NoMatch(unmatched!));
        }
        if (await ClientCalibration.FaultAsync(cancellationToken) is { } fault)
        {
            return Part(options, [], new Dictionary<string, long>(), VerifyStop.Uncalibrated(fault));
        }
        var clock = new RigClock();
        await using var backend = await StartAsync(options.Backend, clock, cancellationToken);
        if (backend is null)
        {
            return Part(options, [], new Dictionary<string, long>(), VerifyStop.BackendDidNotStart());
        }
        var startedAt = clock.GetUtcNow();
        await using var recorder = RequestRecorder.Start(backend.Address, clock, SnippetCases.Saved);
        using var practice = new PracticeOrigin(options.Page is { } page ? PracticeSite.Create(options.Seed, page) : PracticeSite.Create(options.Seed));
        var ledger = new ClickLedger();
        recorder.Seen += ledger.Account;
        try
        {
            using var watch = options.WatchesProcess ? new ProcessWatch(recorder.Address.Port, backend.Address.Port) : null;
            var desktop = new RigDesktop();
            var start = new ClientStart(practice, recorder.Address, backend.Member, clock, desktop)
            {
                Channel = options.Channel,
                Pack = options.Pack,
                Requests = () => ledger.Requests,
                WireRest = cancel => recorder.BeQuietAsync(Longer(QuietAfterClick, recorder.Usual * 3), cancel),
            };
            await using var hands = await options.Subject.StartAsync(start, cancellationToken);
            var isRealTime = options.RealTime || !hands.FollowsClock;
            var began = TimeProvider.System.GetTimestamp();
            var rig = new ClientRig(practice, recorder, clock, ledger, hands, desktop, watch)
            {
                Channel = options.Channel,
                IsRealTime = isRealTime,
                LongestWait = options.LongestWait,
            };
            await PlantAsync(rig, cancellationToken);
            var plan = new StimulusPlan(options.Seed, [.. practice.Site.Chats.Select(chat => chat.Id)], options.Stimuli);
            var run = new ClientRun(rig, plan, options, progress);
            var results = await run.RunAsync(cases, cancellationToken);
            return Part(
                options,
                results,
                new Dictionary<string, long> { ["cases"] = results.Count, ["not applicable"] = results.Count(each => each.Verdict == Verdict.NotApplicable), ["stimuli"] = run.Stimuli, ["clicks"] = ledger.Clicks.Count, ["requests"] = ledger.Requests, ["calibrations"] = ClientCalibration.Clients, [Hours] = (long)(clock.GetUtcNow() - startedAt).TotalHours },
                null,
                [
                    .. hands.Reached is null ? Unwatched(options) : [],
                    .. hands.NotSeen,
                    .. isRealTime ? InRealTime(options, TimeProvider.System.GetElapsedTime(began)) : [],
                ]);
        }
        catch (ClientFailedException e)
        {
            return Part(options, [], new Dictionary<string, long>(), VerifyStop.SubjectDidNotStart(e.Message));
        }
    }

    /// <returns>The backend, or null where it does not start.</returns>
    internal static async Task<RigBackendSession?> StartAsync(IRigBackend backend, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await backend.StartAsync(clock, cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Puts a text of its own into every chat but the open one, and into places where a reader has no business.</summary>
    private static async Task PlantAsync(ClientRig rig, CancellationToken cancellationToken)
    {
        rig.Planted.AddRange(rig.Practice.Site.Canaries.Select(text => new Planted(null, "chat", Canary.Of("text beside the open chat", text))));
        foreach (var chat in rig.Practice.Site.Chats.Skip(1))
        {
            var canary = rig.Plant(chat.Id);
            await rig.Hands.StimulateAsync(new Stimulus(StimulusKind.Incoming, chat.Id, canary.Text, 0), cancellationToken);
        }
        var (storage, script) = (Canary.New("text in the page's storage"), Canary.New("text in the page's script"));
        rig.Planted.AddRange([new Planted(null, "storage", storage), new Planted(null, "script", script)]);
        rig.Practice.Keep(storage.Text, script.Text);
    }

    private static IEnumerable<string> KindsNotShown(ClientVerificationOptions options) =>
        options.Page is { } page && KindsOf(PracticeSite.Create(options.Seed)).Except(KindsOf(PracticeSite.Create(options.Seed, page))).ToList() is { Count: > 0 } missing
            ? [$"Messages of the kinds {string.Join(", ", missing)}, and what the other side set for a chat: the practice page of {options.Channel.DisplayName} shows none."]
            : [];

    private static IEnumerable<string> KindsOf(PracticeSite site) => site.Chats.SelectMany(chat => chat.Messages).Select(message => message.Kind.Value).Distinct();

    private static IReadOnlyList<string> Unwatched(ClientVerificationOptions options) =>
    [
        options.WatchesProcess
            ? "Traffic of other processes than the client's own and its page: no network namespace was put around it."
            : "Traffic to other places than the backend: this run watched the backend's address and the practice page.",
    ];

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>What real time leaves unseen, and how likely what is rare was to be seen in it.</summary>
    private static IReadOnlyList<string> InRealTime(ClientVerificationOptions options, TimeSpan took) =>
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"Longer spans of time than {(options.LongestWait ?? ClientCase.UsualWait).TotalSeconds:0} s where a case lets hours pass: the clock was the real one. It was watched for {took.TotalMinutes:0.0} min: a timer of that length is seen, and of what happens once a day at random {1 - Math.Exp(-took.TotalDays):0.0%}."),
    ];

    private static PartReport Part(
        ClientVerificationOptions options, IReadOnlyList<CaseResult> results, Dictionary<string, long> numbers, VerifyStop? stop, IReadOnlyList<string>? ofSubject = null) => new()
        {
            Half = "client",
            Subject = options.Subject.Name,
            Sight = SightLevel.L1,
            Cases = results,
            Numbers = numbers,
            Stop = stop,
            NotSeen =
            [
                .. ofSubject ?? Unwatched(options),
                "File pickers, and links in other programs than the one that stood in for the desktop.",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Captures rarer than the run is long: none in {options.Stimuli} stimuli bounds their rate at {3.0 / options.Stimuli:0.0%} a stimulus (95 %)."),
                $"The real site of {options.Channel.DisplayName}: the page was a practice page at its origin.",
                .. KindsNotShown(options),
            ],
        };
}
