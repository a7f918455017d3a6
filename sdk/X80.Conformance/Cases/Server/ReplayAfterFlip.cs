using X80.Conformance.Oracle;
using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>
/// A request that was accepted while Shared comes again, byte for byte, after the flip to Private; and one that was made
/// while Shared comes for the first time. The flip withdraws, so that what a replay stores can be told from what was there.
/// </summary>
internal sealed class ReplayAfterFlip : ServerCase
{
    private readonly Canary accepted = Canary.New("accepted while Shared, withdrawn, sent again");
    private WireRequest? sent;

    public override CaseInfo Info { get; } = new(
        "GATE-4/RP/1",
        "Byte replay after the flip to Private",
        "A request that was accepted while Shared and one that was made then stored nothing when they came after the flip to Private.");

    public override async Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        Target = await trial.OpenLinkedAsync(member, cancellationToken);
        await trial.ChangeAsync(Target, member.SetShared(Target), cancellationToken);
        sent = member.Sync(Target, trial.Rig.Chatter.Around(accepted.Text));
        await trial.ProveAsync(member, Target, sent, accepted, cancellationToken);
    }

    public override async Task AttackAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        var again = sent ?? throw new StepRefusedException("There is no accepted request to send again.");
        await trial.ChangeAsync(Target!, member.SetPrivate(Target!, "withdraw"), cancellationToken);
        await SeeItGoneAsync(trial, cancellationToken);
        trial.Forbidden.Add(accepted);
        await trial.AttackAsync(again, cancellationToken);
        await trial.AttackAsync(member.Write(again.Method, again.Path, null) with { Body = again.Body }, cancellationToken);
        await SendLateAsync(trial, cancellationToken);
    }

    public override async Task AfterControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        await trial.ChangeAsync(Target!, trial.Rig.Member.SetShared(Target!), cancellationToken);
        await trial.ProveSyncAsync(trial.Rig.Member, Target!, cancellationToken);
    }

    /// <summary>
    /// In a conversation of its own that holds nothing: click, key and count are still right after the flip, so that a
    /// refusal can only be for its privacy.
    /// </summary>
    private static async Task SendLateAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        var conversation = await trial.OpenLinkedAsync(member, cancellationToken);
        await trial.ChangeAsync(conversation, member.SetShared(conversation), cancellationToken);
        var late = member.Sync(conversation, trial.Rig.Chatter.Around(trial.Forbid("made while Shared, first sent after the flip").Text));
        await trial.ChangeAsync(conversation, member.SetPrivate(conversation), cancellationToken);
        await trial.AttackAsync(late, cancellationToken);
    }

    private async Task SeeItGoneAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var scanner = new CanaryScanner([accepted]);
        var channels = await trial.ReadBackAsync(trial.Rig.Member, Target!, cancellationToken);
        var left = channels.Where(channel => scanner.Scan(channel.Name, channel.Answer.Body).Count > 0).Select(channel => channel.Name).ToList();
        if (trial.Rig.Probe is { } probe)
        {
            left.AddRange((await probe.FindAsync([.. CanaryForms.Lines(accepted.Text)], cancellationToken)).Select(hit => $"probe: {hit.Place}"));
        }
        if (left.Count > 0)
        {
            throw new StepRefusedException(
                $"What was withdrawn is still there ({left[0]}), so that a replay could not be told from it. See GATE-6.");
        }
    }
}
