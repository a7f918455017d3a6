using System.Text.Json;
using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>
/// All controls, then all attacks in an order drawn from the seed, then one quiet time and one sweep of every channel for
/// every canary, then all after-controls and a last sweep: what was refused must not come up later either.
/// </summary>
internal sealed class ServerRun(
    ServerRig rig, IReadOnlyList<ServerCase> cases, ServerVerificationOptions options, IProgress<VerifyProgress>? progress)
{
    private const int MostIds = 3;

    private readonly List<ServerTrial> trials = [.. cases.Select(each => new ServerTrial(each, rig))];
    private readonly Random order = new(options.Seed);
    private int done;

    public async Task<IReadOnlyList<CaseResult>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var trial in InOrder())
        {
            await StepAsync(trial, "control", ControlAsync, fault => trial.ControlFault ??= fault, cancellationToken);
        }
        await ProbeAllowedAsync((trial, fault) => trial.ControlFault ??= fault, cancellationToken);
        SeeAllowedInCrm((trial, fault) => trial.ControlFault ??= fault);
        foreach (var trial in InOrder().Where(trial => trial.Case.Target is not null))
        {
            await StepAsync(trial, "attack", trial.Case.AttackAsync, fault => trial.SweepFault ??= fault, cancellationToken);
        }
        await BeQuietAsync(cancellationToken);
        await SweepAsync(isLast: false, cancellationToken);
        foreach (var trial in InOrder().Where(trial => trial.Case.Target is not null))
        {
            await StepAsync(trial, "after-control", trial.Case.AfterControlAsync, fault => trial.AfterControlFault ??= fault, cancellationToken);
        }
        await ProbeAllowedAsync((trial, fault) => trial.AfterControlFault ??= fault, cancellationToken);
        SeeAllowedInCrm((trial, fault) => trial.AfterControlFault ??= fault);
        await SweepAsync(isLast: true, cancellationToken);
        return [.. trials.Select(Judge)];
    }

    private async Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        if ((trial.Case.Needs & ~rig.Has) is var missing and not Needs.None)
        {
            throw new StepRefusedException(Missing(missing));
        }
        rig.Record ??= await CreateRecordAsync(trial, rig.Member, cancellationToken);
        if (trial.Case.Needs.HasFlag(Needs.Locked))
        {
            rig.LockedRecord ??= await CreateRecordAsync(trial, rig.Locked!, cancellationToken);
        }
        await trial.Case.ControlAsync(trial, cancellationToken);
    }

    private static async Task<(string Kind, string Id)> CreateRecordAsync(ServerTrial trial, WireMember member, CancellationToken cancellationToken)
    {
        var created = await trial.NeedAsync(member.CreatePerson(), cancellationToken);
        return (created.Object?.GetProperty("kind").GetString()!, created.Object?.GetProperty("recordId").GetString()!);
    }

    private static string Missing(Needs missing) =>
        missing.HasFlag(Needs.Second) ? "There is no token of a second member. Set one to judge this case."
        : missing.HasFlag(Needs.Other) ? "There is no token of another workspace. Set one to judge this case."
        : missing.HasFlag(Needs.Locked) ? "There is no token of a locked workspace. Set one to judge this case."
        : "There is no probe. Give one to judge this case.";

    /// <summary>Allowed content must be seen by the probe: one that sees nothing would make every case pass.</summary>
    private async Task ProbeAllowedAsync(Action<ServerTrial, string> fault, CancellationToken cancellationToken)
    {
        var planted = trials.SelectMany(trial => trial.Allowed.Select(canary => (trial, canary))).ToList();
        if (rig.Probe is null || planted.Count == 0)
        {
            return;
        }
        try
        {
            // Ids of conversations stand readable in most stores, also where texts are encrypted: they show which raw files are searched.
            var ids = trials.SelectMany(trial => trial.Watched).Select(watched => watched.Conversation.Id).Take(MostIds);
            var hits = await rig.Joints.AskAsync(rig.Probe, [.. planted.Select(each => each.canary.Text), .. ids], cancellationToken);
            rig.ProbePlaces.UnionWith(hits.Select(hit => hit.Place));
            var seen = hits.Select(hit => hit.Text).ToHashSet(StringComparer.Ordinal);
            foreach (var (trial, canary) in planted.Where(each => !seen.Contains(each.canary.Text)))
            {
                fault(trial, $"The probe does not see what was accepted ({canary.Role}): its silence would show nothing.");
            }
        }
        catch (ProbeFailedException e)
        {
            trials.ForEach(trial => trial.RigFault ??= e.Message);
        }
    }

    /// <summary>An allowed sync must have reached the CRM that the suite hosts: from one that nobody writes to nothing is learnt.</summary>
    private void SeeAllowedInCrm(Action<ServerTrial, string> fault)
    {
        if (rig.Sink is null)
        {
            return;
        }
        var planted = trials.SelectMany(trial => trial.Allowed.Where(canary => canary.IsSync).Select(canary => (trial, canary))).ToList();
        var scanner = new CanaryScanner(planted.Select(each => each.canary));
        var arrived = rig.Sink.Received.SelectMany(request => scanner.Scan("CRM", request)).Select(hit => hit.Canary).ToHashSet();
        foreach (var (trial, _) in planted.Where(each => !arrived.Contains(each.canary)))
        {
            fault(trial, "What was accepted did not reach the CRM that the suite hosts: set its address and key in the backend.");
        }
    }

    /// <summary>A server may do its work after its answer: it is given time for it, measured against its own pace.</summary>
    private async Task BeQuietAsync(CancellationToken cancellationToken)
    {
        if (options.Quiet == TimeSpan.Zero)
        {
            return;
        }
        progress?.Report(new VerifyProgress("server", "quiet time", null, done, Steps));
        var pace = rig.Wire.Slowest * 3;
        await Task.Delay(pace > options.Quiet ? pace : options.Quiet, options.Time, cancellationToken);
    }

    private async Task SweepAsync(bool isLast, CancellationToken cancellationToken)
    {
        if (!rig.Joints.Sweeps(isLast))
        {
            return;
        }
        var sweep = new ServerSweep(rig, trials);
        await StepAsync(trials[0], "sweep", sweep.ReadListsAsync, fault => trials.ForEach(trial => trial.SweepFault ??= fault), cancellationToken);
        foreach (var trial in trials.Where(trial => trial.Watched.Count > 0))
        {
            await StepAsync(trial, "sweep", sweep.ReadAsync, fault => trial.SweepFault ??= fault, cancellationToken);
        }
        sweep.ReadCrm();
        await sweep.ProbeAsync(cancellationToken);
    }

    private async Task StepAsync(
        ServerTrial trial, string phase, Func<ServerTrial, CancellationToken, Task> step, Action<string> fault, CancellationToken cancellationToken)
    {
        if (!rig.Joints.Does(phase))
        {
            return;
        }
        progress?.Report(new VerifyProgress("server", phase, trial.Case.Info.Id, done++, Steps));
        trial.Begin(phase);
        try
        {
            await step(trial, cancellationToken);
        }
        catch (StepRefusedException e)
        {
            fault(e.Message);
        }
        catch (HttpRequestException)
        {
            fault($"The server stopped answering during the {phase}.");
        }
        catch (ProbeFailedException e)
        {
            trial.RigFault ??= e.Message;
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentOutOfRangeException or InvalidOperationException or FormatException or JsonException)
        {
            // A stranger's answers: a member is missing, a list is too short, or of another type than the contract says.
            fault($"An answer during the {phase} was not of the contract's form.");
        }
    }

    /// <summary>Of each case control, attack, after-control and two sweeps; and each sweep reads the lists.</summary>
    private int Steps => (trials.Count * 5) + 2;

    private ServerTrial[] InOrder()
    {
        var shuffled = trials.ToArray();
        order.Shuffle(shuffled);
        return shuffled;
    }

    private CaseResult Judge(ServerTrial trial) => rig.Joints.Judge(
        CaseResult.Of(trial.Case.Info, trial.Evidence, trial.Faults, [.. trial.Findings.Distinct()], isAttack: true));
}
