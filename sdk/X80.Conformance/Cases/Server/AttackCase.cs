using X80.Conformance.Oracle;
using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>A row of a table as a case: its own conversation, and the control of its group.</summary>
internal sealed class AttackCase(Attack attack, GroupControl group) : ServerCase
{
    public override CaseInfo Info { get; } = attack.Info;

    public override Needs Needs => attack.Needs;

    public override async Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        Target = await trial.OpenLinkedAsync(member, cancellationToken);
        if (attack.On == Stage.Private)
        {
            await trial.ChangeAsync(Target, member.SetPrivate(Target), cancellationToken);
        }
        else if (attack.On == Stage.Shared)
        {
            await trial.ChangeAsync(Target, member.SetShared(Target), cancellationToken);
            await trial.ProveSyncAsync(member, Target, cancellationToken);
        }
        if (attack.TakenWhereShared)
        {
            await ProveTakenAsync(trial, cancellationToken);
        }
        await group.ProveAsync(trial, cancellationToken);
    }

    public override Task AttackAsync(ServerTrial trial, CancellationToken cancellationToken) =>
        attack.Act(new Scene(trial, Target!, isControl: false, cancellationToken));

    public override Task AfterControlAsync(ServerTrial trial, CancellationToken cancellationToken) => group.ProveAsync(trial, cancellationToken);

    private async Task ProveTakenAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var member = trial.Rig.Member;
        var shared = await trial.OpenLinkedAsync(member, cancellationToken);
        await trial.ChangeAsync(shared, member.SetShared(shared), cancellationToken);
        var scene = new Scene(trial, shared, isControl: true, cancellationToken);
        await attack.Act(scene);
        var shown = await trial.ReadBackAsync(member, shared, cancellationToken);
        foreach (var canary in scene.Planted)
        {
            var scanner = new CanaryScanner([canary]);
            if (!shown.Any(channel => scanner.Scan(channel.Name, channel.Answer.Everything).Count > 0))
            {
                throw new StepRefusedException($"The same was sent to a Shared conversation, and is not found there ({canary.Role}): a refusal shows nothing.");
            }
        }
    }
}
