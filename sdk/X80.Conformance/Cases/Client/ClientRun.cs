using System.Globalization;
using X80.Conformance.Reports;
using X80.Conformance.Subjects;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Cases.Client;

/// <summary>
/// A control, then every case's episode, then a control again. What is seen belongs to the episode in which it came, and an episode
/// ends only when page, client and wire have come to rest.
/// </summary>
internal sealed class ClientRun(ClientRig rig, StimulusPlan plan, ClientVerificationOptions options, IProgress<VerifyProgress>? progress)
{
    private const string Control = "control";
    private const string AfterControl = "after-control";

    private readonly List<EvidenceLine> evidence = [];
    private readonly Dictionary<string, string?> faults = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> inapplicable = new(StringComparer.Ordinal);
    private readonly List<Sighting> sightings = [];
    private readonly Dictionary<string, TimeSpan> waits = new(StringComparer.Ordinal);
    private int episodes;

    public int Stimuli { get; private set; }

    public async Task<IReadOnlyList<CaseResult>> RunAsync(IReadOnlyList<ClientCase> cases, CancellationToken cancellationToken)
    {
        var control = new CaptureControl(rig, evidence);
        rig.Ledger.Episode = Control;
        var ofOthers = options.Subject.IsShell ? [] : cases.Where(each => each.IsOfShells).ToList();
        ofOthers.ForEach(each => inapplicable[each.Id] =
            "This client is no shell: the person's own browser shows the channel's page, guards it and opens its links, and the suite says nothing about that.");
        var acts = cases.Except(ofOthers).Where(each => each.Act is not null).ToList();
        const int Controls = 2;
        var episodesInAll = acts.Count + Controls;
        Tell(Control, episodesInAll);
        faults[Control] = await TryAsync(Control, () => control.FirstAsync(Control, cancellationToken));
        foreach (var each in acts)
        {
            await PlayAsync(each, episodesInAll, cancellationToken);
        }
        rig.Ledger.Episode = AfterControl;
        Tell(AfterControl, episodesInAll);
        faults[AfterControl] = await TryAsync(AfterControl, () => control.AgainAsync(AfterControl, cancellationToken));
        await RestAsync(cancellationToken);
        sightings.AddRange(ClientSweep.Of(rig.Ledger, rig.Planted));
        evidence.Add(new EvidenceLine(EvidenceFacts.Sweep, "every request of the run", $"{rig.Ledger.Requests} requests, {rig.Ledger.Unpaid.Count} without a click"));
        return [.. cases.Select(Judge)];
    }

    private async Task PlayAsync(ClientCase each, int of, CancellationToken cancellationToken)
    {
        rig.Ledger.Episode = each.Id;
        Tell(rig.IsRealTime && rig.LongestWait is null && each.Needs > TimeSpan.Zero ? $"{each.Id}, {each.Needs.TotalMinutes:0} min in real time" : each.Id, of);
        var (left, opened, reached, before) = (rig.Practice.Outside.Count, rig.Desktop.Opened.Count, rig.Reached?.Count ?? 0, Stimuli);
        var scene = new ClientScene(rig, each, plan, stimulus => ApplyAsync(stimulus, cancellationToken), cancellationToken);
        faults[each.Id] = each.Watches.HasFlag(Watched.Process) && rig.Reached is null
            ? "Nobody watched where this client's process connects to; it shares the process with other work."
            : await TryAsync(each.Id, () => each.Act!(scene));
        faults[each.Id] ??= each.Needs > TimeSpan.Zero && scene.IsShortened
            ? "More time has to pass than was waited: the clock was the real one. Give it more with --for."
            : null;
        if (scene.IsShortened)
        {
            waits[each.Id] = scene.Waited;
        }
        rig.Recorder.Instead = null;
        await RestAsync(cancellationToken);
        if (scene.IsAway)
        {
            // Whatever became of this case: the next one begins on the practice page.
            var back = await TryAsync(each.Id, () => ReturnAsync(cancellationToken));
            faults[each.Id] ??= back;
        }
        sightings.AddRange(scene.Said);
        See(Watched.Left, each.Id, rig.Practice.Outside.Skip(left), "The page got through to", "network of the page");
        See(Watched.Opened, each.Id, rig.Desktop.Opened.Skip(opened), "Opened outside:", "desktop");
        See(Watched.Process, each.Id, rig.Reached?.Skip(reached) ?? [], "The client reached", "network of the process");
        evidence.Add(new EvidenceLine(
            "attack", $"{each.Id}: {Stimuli - before} stimuli", $"{rig.Ledger.Unpaid.Count(unpaid => unpaid.Episode == each.Id)} requests without a click"));
    }

    private void See(Watched kind, string episode, IEnumerable<string> places, string words, string channel) =>
        sightings.AddRange(places.Select(place => new Sighting(kind, episode, new Finding($"{words} {place}.", channel))));

    /// <summary>A client may act after its page has: it is given time for it, measured against its own pace.</summary>
    private async Task RestAsync(CancellationToken cancellationToken)
    {
        do
        {
            var pace = rig.Recorder.Usual * 3;
            await rig.Recorder.BeQuietAsync(pace > options.Quiet ? pace : options.Quiet, cancellationToken);
        }
        while (options.AtRest is { } others && await others());
    }

    private async Task ApplyAsync(Stimulus stimulus, CancellationToken cancellationToken)
    {
        if (stimulus.Kind == StimulusKind.Incoming)
        {
            rig.Practice.Site.Receive(stimulus.ChatId, stimulus.Text);
        }
        // A real clock goes on by itself.
        else if (stimulus.Kind == StimulusKind.TimePasses && !rig.IsRealTime)
        {
            const int LongestMinutes = 15;
            rig.Clock.Advance(TimeSpan.FromMinutes(1 + (stimulus.Number % LongestMinutes)));
        }
        await rig.Hands.StimulateAsync(stimulus, cancellationToken);
        rig.Shown = stimulus.Kind switch
        {
            StimulusKind.OpenChat => stimulus.ChatId,
            StimulusKind.Reload or StimulusKind.Visit => rig.OpenChat,
            _ => rig.Shown,
        };
        Stimuli++;
    }

    /// <summary>A dialog that a page has left behind would keep every later click and key from the client.</summary>
    private async Task ReturnAsync(CancellationToken cancellationToken)
    {
        await rig.Hands.StimulateAsync(new Stimulus(StimulusKind.Dismiss, rig.Shown, "", 0), cancellationToken);
        await ApplyAsync(new Stimulus(StimulusKind.Visit, "", "/", 0), cancellationToken);
    }

    private string WithCode => rig.Hands.ExitCode is { } code ? $", with {code}" : "";

    private void Tell(string phase, int of) => progress?.Report(new VerifyProgress("client", phase, null, ++episodes, of));

    /// <returns>Why the client is no longer judged, or null.</returns>
    private async Task<string?> TryAsync(string phase, Func<Task> step)
    {
        if (rig.Hands.Ended.IsCompleted)
        {
            return $"The client had ended before {phase}{WithCode}.";
        }
        try
        {
            await step();
            return rig.Hands.Ended.IsCompleted ? $"The client ended during {phase}{WithCode}." : null;
        }
        catch (NotApplicableException e) when (phase is Control or AfterControl)
        {
            // A control that cannot be made shows nothing of any case.
            return e.Message;
        }
        catch (NotApplicableException e)
        {
            inapplicable[phase] = e.Message;
            return null;
        }
        catch (ClientFailedException e)
        {
            return rig.Hands.Ended.IsCompleted ? $"The client ended during {phase}{WithCode}." : e.Message;
        }
    }

    // A case names hours of the rig's clock: where that did not jump, a pass says what was waited instead.
    private CaseInfo InTruth(CaseInfo info) => waits.TryGetValue(info.Id, out var waited)
        ? info with { Shows = string.Create(CultureInfo.InvariantCulture, $"{info.Shows} The clock was the real one: {waited.TotalSeconds:0.#} s were waited instead.") }
        : info;

    private CaseResult Judge(ClientCase each) => CaseResult.Of(
        InTruth(ChannelHosts.In(each.Info, rig.Channel)),
        [.. evidence.Where(line => each.Act is null || line.Phase != EvidenceFacts.Attack || line.Step.StartsWith($"{each.Id}:", StringComparison.Ordinal))],
        PhaseFault.Of((EvidenceFacts.Scope, inapplicable.GetValueOrDefault(each.Id)), (EvidenceFacts.Control, faults[Control]), (EvidenceFacts.Sweep, faults.GetValueOrDefault(each.Id)), (EvidenceFacts.AfterControl, faults[AfterControl])),
        [.. sightings.Where(each.IsViolatedBy).Select(seen => seen.Finding)],
        isAttack: each.Act is not null);
}
