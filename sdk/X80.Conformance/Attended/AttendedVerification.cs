using System.Globalization;
using X80.Conformance.Calibration;
using X80.Conformance.Cases;
using X80.Conformance.Clicks;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;

namespace X80.Conformance.Attended;

/// <summary>
/// Judges a client in a real session, with a person at it who is asked for each click. Nothing of the page is recorded; of what
/// the client sends it is kept only that it came, when, and by which route.
/// </summary>
public static class AttendedVerification
{
    /// <summary>The cases, in the order in which they are reported.</summary>
    public static IReadOnlyList<CaseInfo> Cases => AttendedSteps.Cases;

    public static async Task<VerifyReport> RunAsync(AttendedVerificationOptions options, CancellationToken cancellationToken)
    {
        var startedAt = TimeProvider.System.GetUtcNow();
        var began = TimeProvider.System.GetTimestamp();
        var part = await JudgeAsync(options, cancellationToken);
        return new VerifyReport { StartedAt = startedAt, Took = TimeProvider.System.GetElapsedTime(began), Seed = 0, Parts = [part] };
    }

    private static async Task<PartReport> JudgeAsync(AttendedVerificationOptions options, CancellationToken cancellationToken)
    {
        if (CaseFilter.Choose(Cases, each => each, options.Only, out var unmatched) is not { } cases)
        {
            return Part(options, VerifyStop.NoMatch(unmatched!));
        }
        if (await ClientCalibration.FaultAsync(cancellationToken) is { } fault)
        {
            return Part(options, VerifyStop.Uncalibrated(fault));
        }
        await using var backend = await ClientVerification.StartAsync(options.Backend, TimeProvider.System, cancellationToken);
        if (backend is null)
        {
            return Part(options, VerifyStop.BackendDidNotStart());
        }
        await using var recorder = RequestRecorder.Start(backend.Address, TimeProvider.System);
        // From before the client starts: what it asks for then belongs to the first step.
        var ledger = new ClickLedger { Episode = AttendedSteps.All[0].Case };
        recorder.Seen += request => ledger.Account(request.WithoutContent());
        try
        {
            await using var client = await options.Start(recorder.Address, backend.Member, cancellationToken);
            var run = new AttendedRun(options, recorder, ledger, client.Ended);
            var results = await run.RunAsync(cases, cancellationToken);
            return Part(options, stop: null) with
            {
                Cases = results,
                Numbers = new Dictionary<string, long>
                {
                    ["cases"] = results.Count,
                    ["clicks"] = ledger.Clicks.Count,
                    ["requests"] = ledger.Requests,
                    ["seconds without a click"] = (long)run.Watched.TotalSeconds,
                },
                NotSeen = [string.Create(CultureInfo.InvariantCulture, $"Captures rarer than one in {run.Watched.TotalMinutes:0.#} minutes: no longer was watched without a click."), .. NotSeen(options)],
            };
        }
        catch (ClientFailedException e)
        {
            return Part(options, VerifyStop.SubjectDidNotStart(e.Message));
        }
    }

    private static PartReport Part(AttendedVerificationOptions options, VerifyStop? stop) => new()
    {
        Half = "client",
        Subject = options.Subject,
        Sight = SightLevel.L1,
        Cases = [],
        Numbers = new Dictionary<string, long>(),
        NotSeen = NotSeen(options),
        Stop = stop,
    };

    private static IReadOnlyList<string> NotSeen(AttendedVerificationOptions options) =>
    [
        "What the page did and loaded: in an attended run nobody records it.",
        "What was in the requests that a click explains: it is the person's own, and was neither kept nor searched.",
        "Whether the person did what was asked, and nothing else: the suite takes their word for it.",
        "Traffic to other places than the backend: this run watched the backend's address alone.",
        options.IsPractice ? "The real site: the page was a practice page at its origin." : "Other sessions than this one.",
    ];
}
