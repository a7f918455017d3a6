using System.Text;
using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Rig;
using X80.Conformance.Wire;
using X80.Contract.Sessions;

namespace X80.Conformance.Cases.Server;

/// <summary>
/// Looks for every forbidden canary of the run in every channel: what was answered to the attacks, what either member can
/// read, and what the probe sees. Whatever is found is laid to the case that planted it.
/// </summary>
internal sealed class ServerSweep
{
    private readonly ServerRig rig;
    private readonly CanaryScanner scanner;
    private readonly Dictionary<Canary, ServerTrial> planters;

    public ServerSweep(ServerRig rig, IReadOnlyList<ServerTrial> trials)
    {
        this.rig = rig;
        planters = trials.SelectMany(trial => trial.Forbidden.Select(canary => (canary, trial))).ToDictionary(each => each.canary, each => each.trial);
        scanner = new CanaryScanner(planters.Keys);
    }

    /// <summary>Reads what can be read of one case.</summary>
    /// <exception cref="StepRefusedException">A place that showed the control can no longer be read.</exception>
    public async Task ReadAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        foreach (var exchange in trial.AttackAnswers)
        {
            Lay(rig.Joints.Scan(scanner, $"answer to {exchange.Request.Method} {Template(exchange.Request.ShownPath, trial)}", exchange.Answer.Everything));
        }
        foreach (var (member, conversation) in trial.Watched)
        {
            foreach (var channel in await trial.ReadBackAsync(member, conversation, cancellationToken))
            {
                Lay(rig.Joints.Scan(scanner, channel.Name, channel.Answer.Everything));
                if (!channel.Answer.IsSuccess)
                {
                    throw new StepRefusedException($"{channel.Name} was answered {channel.Answer} in the sweep, so it is not known what it holds.");
                }
            }
        }
    }

    /// <summary>Every other place of the contract where something of a conversation could come up: once, for all cases.</summary>
    public async Task ReadListsAsync(ServerTrial reader, CancellationToken cancellationToken)
    {
        foreach (var member in rig.Members)
        {
            foreach (var path in SidePaths())
            {
                var pages = await reader.ReadPagesAsync(member, path, cancellationToken);
                Lay(rig.Joints.Scan(scanner, $"GET {path} ({member.Name})", pages.Everything));
            }
        }
    }

    /// <summary>Looks through every request that reached the CRMs of the suite.</summary>
    public void ReadCrm()
    {
        if (rig.Sink is { } sink)
        {
            foreach (var request in rig.Joints.Received(sink))
            {
                Lay(rig.Joints.Scan(scanner, $"CRM: {string.Join(' ', request.Split('\n')[0].Split(' ').Take(2))}", Encoding.UTF8.GetBytes(request)));
            }
        }
    }

    /// <summary>Asks the probe for every form of every forbidden canary at once.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (rig.Probe is null || planters.Count == 0)
        {
            return;
        }
        var lines = planters.Keys.SelectMany(canary => CanaryForms.Lines(canary.Text).Select(line => (line, canary)))
            .DistinctBy(each => each.line, StringComparer.Ordinal).ToDictionary(each => each.line, each => each.canary, StringComparer.Ordinal);
        try
        {
            var hits = await rig.Joints.AskAsync(rig.Probe, [.. lines.Keys], cancellationToken);
            Lay(hits.Where(hit => lines.ContainsKey(hit.Text)).DistinctBy(hit => (lines[hit.Text], hit.Place))
                .Select(hit => new CanaryHit(lines[hit.Text], $"probe: {hit.Place}", null, hit.Text == lines[hit.Text].Text ? "plain" : "changed or in pieces")));
        }
        catch (ProbeFailedException e)
        {
            foreach (var trial in planters.Values)
            {
                trial.RigFault ??= e.Message;
            }
        }
    }

    private IEnumerable<string> SidePaths()
    {
        yield return ExtRoutes.Session;
        yield return ExtRoutes.Conversations;
        yield return ExtRoutes.Ledger;
        yield return ExtRoutes.Snippets;
        if (rig.Record is { } record)
        {
            var at = $"{ExtRoutes.Records}/{record.Kind}/{record.Id}";
            yield return at;
            yield return at + "/activities";
        }
    }

    private void Lay(IEnumerable<CanaryHit> hits)
    {
        foreach (var hit in hits)
        {
            planters[hit.Canary].Findings.Add(new Finding(
                $"Refused content was seen: {hit.Canary.Role}.", hit.Channel, hit.Offset, hit.Form));
        }
    }

    private static string Template(string path, ServerTrial trial) =>
        trial.Case.Target is { } conversation ? path.Replace(conversation.Id, "{id}", StringComparison.Ordinal) : path;
}
