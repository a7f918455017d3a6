using X80.Conformance.Oracle;
using X80.Conformance.Reports;
using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>
/// The ordinary sync that shows of a whole group of attacks, before and after them, that the server takes and shows what it
/// may: done once a phase, and held against every case of the group.
/// </summary>
internal sealed class GroupControl
{
    private readonly Dictionary<string, (string? Fault, IReadOnlyList<Canary> Allowed, IReadOnlyList<EvidenceLine> Evidence)> phases = [];
    private WireConversation? shared;

    /// <exception cref="StepRefusedException">The server did not take it, or does not show it.</exception>
    public async Task ProveAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        if (!phases.TryGetValue(trial.Phase, out var outcome))
        {
            phases[trial.Phase] = await TryAsync(trial, cancellationToken);
            outcome = phases[trial.Phase] with { Evidence = [] };
        }
        else
        {
            trial.Evidence.AddRange(outcome.Evidence);
            trial.Allowed.AddRange(outcome.Allowed);
        }
        if (outcome.Fault is { } fault)
        {
            throw new StepRefusedException(fault);
        }
    }

    private async Task<(string? Fault, IReadOnlyList<Canary> Allowed, IReadOnlyList<EvidenceLine> Evidence)> TryAsync(
        ServerTrial trial, CancellationToken cancellationToken)
    {
        var (before, allowedBefore) = (trial.Evidence.Count, trial.Allowed.Count);
        string? fault = null;
        try
        {
            if (shared is null)
            {
                shared = await trial.ProveSharedAsync(trial.Rig.Member, cancellationToken);
            }
            else
            {
                await trial.ProveSyncAsync(trial.Rig.Member, shared, cancellationToken);
            }
        }
        catch (StepRefusedException e)
        {
            fault = e.Message;
        }
        return (fault, [.. trial.Allowed.Skip(allowedBefore)], [.. trial.Evidence.Skip(before)]);
    }
}
