using X80.Conformance.Clicks;
using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Subjects;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Cases.Client;

/// <summary>
/// A control, the three windows of stimuli, a control. All cases judge the same run: a request belongs to the window in
/// which it came, and each window ends only when page, client and wire have come to rest.
/// </summary>
internal sealed class ClientRun(ClientRig rig, StimulusPlan plan, TimeSpan quiet, IProgress<VerifyProgress>? progress)
{
    private readonly List<EvidenceLine> evidence = [];
    private string? controlFault;
    private string? sweepFault;
    private string? afterControlFault;
    private int done;

    public int Stimuli { get; private set; }

    public async Task<IReadOnlyList<CaseResult>> RunAsync(IReadOnlyList<ClientCase> cases, CancellationToken cancellationToken)
    {
        var control = new CaptureControl(rig, evidence);
        controlFault = await TryAsync("control", () => control.FirstAsync("control", cancellationToken));
        var pace = control.Slowest * 3;
        var rest = pace > quiet ? pace : quiet;
        await WindowAsync(ClientWindow.Idle, plan.Idle, rest, cancellationToken);
        await WindowAsync(ClientWindow.Busy, plan.Busy, rest, cancellationToken);
        await WindowAsync(ClientWindow.Synthetic, plan.Synthetic, rest, cancellationToken);
        rig.Ledger.Window = ClientWindow.Controls;
        afterControlFault = await TryAsync("after-control", () => control.AgainAsync("after-control", cancellationToken));
        await rig.Recorder.BeQuietAsync(rest, cancellationToken);
        return [.. cases.Select(Judge)];
    }

    private async Task WindowAsync(ClientWindow window, IReadOnlyList<Stimulus> stimuli, TimeSpan rest, CancellationToken cancellationToken)
    {
        rig.Ledger.Window = window;
        var name = window.ToString().ToLowerInvariant();
        var before = Stimuli;
        sweepFault ??= await TryAsync($"{name} window", async () =>
        {
            foreach (var stimulus in stimuli)
            {
                await ApplyAsync(stimulus, name, cancellationToken);
            }
        });
        await rig.Recorder.BeQuietAsync(rest, cancellationToken);
        var unpaid = rig.Ledger.Unpaid.Count(each => each.Window == window);
        evidence.Add(new EvidenceLine("attack", $"{name} window: {Stimuli - before} of {stimuli.Count} stimuli", $"{unpaid} requests without a click"));
    }

    private async Task ApplyAsync(Stimulus stimulus, string window, CancellationToken cancellationToken)
    {
        const int ReportEvery = 10;
        if (stimulus.Kind == StimulusKind.Incoming)
        {
            rig.Practice.Site.Receive(stimulus.ChatId, stimulus.Text);
        }
        else if (stimulus.Kind == StimulusKind.TimePasses)
        {
            const int LongestMinutes = 15;
            rig.Clock.Advance(TimeSpan.FromMinutes(1 + (stimulus.Number % LongestMinutes)));
        }
        await rig.Hands.StimulateAsync(stimulus, cancellationToken);
        Stimuli++;
        if (done++ % ReportEvery == 0)
        {
            progress?.Report(new VerifyProgress("client", $"{window} window", null, done, plan.Idle.Count + plan.Busy.Count + plan.Synthetic.Count));
        }
    }

    /// <returns>Why the client is no longer judged, or null.</returns>
    private async Task<string?> TryAsync(string phase, Func<Task> step)
    {
        progress?.Report(new VerifyProgress("client", phase, null, done, plan.Idle.Count + plan.Busy.Count + plan.Synthetic.Count));
        try
        {
            await step();
            return rig.Hands.Ended.IsCompleted ? $"The client ended during the {phase}." : null;
        }
        catch (ClientFailedException e)
        {
            return rig.Hands.Ended.IsCompleted ? $"The client ended during the {phase}." : e.Message;
        }
    }

    private CaseResult Judge(ClientCase each)
    {
        var scanner = new CanaryScanner(rig.Foreign);
        var foreign = rig.Ledger.Clicks.SelectMany(click => click.Paid)
            .SelectMany(request => scanner.Scan($"wire, request {request.Number} ({request})", request.Everything)).ToList();
        var findings = each.Violations(new ClientObservations(rig.Ledger.Unpaid, foreign)).ToList();
        var facts = new CaseFacts(
            ControlHeld: controlFault is null,
            ViolationSeen: findings.Count > 0,
            SweptWhole: sweepFault is null,
            AfterControlHeld: afterControlFault is null,
            RigFailed: false);
        return new CaseResult
        {
            Case = each.Info,
            Facts = facts,
            Why = findings.FirstOrDefault()?.What ?? controlFault ?? sweepFault ?? afterControlFault ?? each.Info.Shows,
            Findings = findings,
            Evidence = evidence,
        };
    }
}
