using X80.Conformance.Cases;
using X80.Conformance.Cases.Client;
using X80.Conformance.Clicks;
using X80.Conformance.Coverage;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Subjects;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Attended;

/// <summary>
/// Asks a person for one thing after the other, and accounts for every request by what was asked. Where something came that
/// nothing explains, the person is asked first whether it was a click too many: then the case is inconclusive and no violation.
/// </summary>
internal sealed class AttendedRun(AttendedVerificationOptions options, RequestRecorder recorder, ClickLedger ledger, Task ended)
{
    private const int Tries = 2;

    private readonly List<EvidenceLine> evidence = [];
    private readonly List<Sighting> sightings = [];
    private readonly Dictionary<string, string?> faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> captures = new(StringComparer.Ordinal);
    private int accounted;

    /// <summary>How long nothing of the client was clicked, as it was asked for.</summary>
    public TimeSpan Watched { get; private set; }

    public async Task<IReadOnlyList<CaseResult>> RunAsync(IReadOnlyList<CaseInfo> cases, CancellationToken cancellationToken)
    {
        var steps = AttendedSteps.All;
        for (var at = 0; at < steps.Count; at++)
        {
            var step = steps[at];
            if (step.IfNothingSent && captures.GetValueOrDefault(step.Phase) > 0)
            {
                continue;
            }
            faults.TryAdd(Key(step), null);
            faults[Key(step)] ??= await TryAsync(step, new AttendedPrompt(at + 1, steps.Count, step.Words, step.Click), cancellationToken);
        }
        sightings.AddRange(Account(Unexplained).Select(Seen));
        foreach (var phase in new[] { EvidenceFacts.Control, EvidenceFacts.AfterControl })
        {
            faults[phase] ??= captures.GetValueOrDefault(phase) is var sent and not 1
                ? $"{sent} captures arrived for one that was asked for, so nothing shows that the suite's sensors saw this client."
                : null;
        }
        evidence.Add(new EvidenceLine(EvidenceFacts.Sweep, "every request of the run", $"{ledger.Requests} requests, {sightings.Count} without a click"));
        return [.. cases.Select(Judge)];
    }

    /// <summary>What came since the last step, and before the first: a client may begin as soon as it starts.</summary>
    private List<UnpaidRequest> Unexplained => [.. ledger.Unpaid.Skip(accounted)];

    private static string Key(AttendedStep step) => step.Phase == EvidenceFacts.Attack ? step.Case : step.Phase;

    /// <returns>Why the step shows nothing, or null.</returns>
    private async Task<string?> TryAsync(AttendedStep step, AttendedPrompt prompt, CancellationToken cancellationToken)
    {
        if (ended.IsCompleted)
        {
            return "The client had ended before.";
        }
        ledger.Episode = step.Case;
        try
        {
            if (step.Click is { } control)
            {
                await ClickAsync(step, control, prompt, cancellationToken);
            }
            else
            {
                await WatchAsync(step, prompt, cancellationToken);
            }
            return await ExplainAsync(step, Unexplained, cancellationToken)
                ?? (ended.IsCompleted ? "The client ended, or one of its windows was closed." : null);
        }
        catch (ClientFailedException e)
        {
            // What came is judged all the same; nobody is there to say whose click it was.
            sightings.AddRange(Account(Unexplained).Select(Seen));
            return e.Message;
        }
    }

    private async Task WatchAsync(AttendedStep step, AttendedPrompt prompt, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        var atLeast = Task.Delay(options.AtLeast, TimeProvider.System, cancellationToken);
        await options.Attendant.AskAsync(prompt, cancellationToken);
        await atLeast;
        await recorder.BeQuietAsync(options.Quiet, cancellationToken);
        var took = TimeProvider.System.GetElapsedTime(began);
        Watched += took;
        evidence.Add(new EvidenceLine(step.Phase, $"{step.Case}: a person, without a click", $"{took.TotalSeconds:0} s watched"));
    }

    private async Task ClickAsync(AttendedStep step, ClientControl control, AttendedPrompt prompt, CancellationToken cancellationToken)
    {
        for (var each = 0; each < Tries; each++)
        {
            var click = ledger.Open(control, sentBefore: step.Phase == EvidenceFacts.AfterControl);
            try
            {
                await options.Attendant.AskAsync(prompt, cancellationToken);
                await recorder.BeQuietAsync(options.Quiet, cancellationToken);
            }
            finally
            {
                ledger.Close();
            }
            if (click.Paid.Exists(request => request.Method != "GET"))
            {
                captures[step.Phase] = captures.GetValueOrDefault(step.Phase) + click.Paid.Count(CaptureControl.IsCapture);
                evidence.Add(new EvidenceLine(step.Phase, $"click {control}", string.Join(", ", click.Paid.Select(RouteOf))));
                return;
            }
            evidence.Add(new EvidenceLine(step.Phase, $"click {control}", "nothing came of it"));
        }
        throw new ClientFailedException($"Nothing came of the click on {control}, though it was asked for {Tries} times.");
    }

    /// <returns>Why nothing is said of the step, where the person clicked more than was asked; else null.</returns>
    private async Task<string?> ExplainAsync(AttendedStep step, List<UnpaidRequest> unpaid, CancellationToken cancellationToken)
    {
        if (unpaid.Count == 0)
        {
            return null;
        }
        var clicked = await options.Attendant.ConfirmAsync(
            $"{unpaid.Count} requests came that nothing explains which was asked of you. Did you click anything of X80 beside that, or twice?", cancellationToken);
        Account(unpaid);
        evidence.Add(new EvidenceLine(step.Phase, $"{step.Case}: the person was asked about {unpaid.Count} requests", clicked ? "clicked more than was asked" : "clicked nothing else"));
        if (clicked)
        {
            return "The person clicked more than was asked, so what came shows nothing.";
        }
        sightings.AddRange(unpaid.Select(Seen));
        return null;
    }

    private List<UnpaidRequest> Account(List<UnpaidRequest> unpaid)
    {
        accounted += unpaid.Count;
        return unpaid;
    }

    private static Sighting Seen(UnpaidRequest unpaid) => new(
        Cases.Client.Watched.Requests,
        unpaid.Episode,
        new Finding(
            $"{RouteOf(unpaid.Request)} came {(unpaid.DuringClick ? "during a click that does not pay for it" : "without a click")}.", $"wire, request {unpaid.Request.Number}"));

    /// <summary>The route alone: in an address that is none of the contract's anything may stand.</summary>
    private static string RouteOf(RecordedRequest request) =>
        ContractRoute.All.FirstOrDefault(route => route.IsOf(request.ToString()))?.ToString() ?? $"{request.Method} of an address that is not the contract's";

    private CaseResult Judge(CaseInfo info) => CaseResult.Of(
        info,
        [.. evidence.Where(line => line.Phase != EvidenceFacts.Attack || line.Step.StartsWith($"{info.Id}:", StringComparison.Ordinal))],
        PhaseFault.Of((EvidenceFacts.Control, faults[EvidenceFacts.Control]), (EvidenceFacts.Sweep, faults.GetValueOrDefault(info.Id)), (EvidenceFacts.AfterControl, faults[EvidenceFacts.AfterControl])),
        [.. sightings.Where(seen => seen.Episode == info.Id).Select(seen => seen.Finding)],
        isAttack: AttendedSteps.All.Any(step => step.Case == info.Id && step.Phase == EvidenceFacts.Attack));
}
