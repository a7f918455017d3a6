namespace X80.Conformance.Cases.Server;

/// <summary>A request that is right in every other respect, to a conversation that its member set to Private.</summary>
internal sealed class PlainSyncWhilePrivate : ServerCase
{
    public override CaseInfo Info { get; } = new(
        "GATE-2/PS/1",
        "Plain sync while Private",
        "A sync that is right in every other respect was accepted while Shared; sent to a conversation set to Private, nothing of it was seen in any observed channel.");

    public override async Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        Target = await trial.OpenLinkedAsync(trial.Rig.Member, cancellationToken);
        await trial.ChangeAsync(Target, trial.Rig.Member.SetPrivate(Target), cancellationToken);
        await trial.ProveSharedAsync(trial.Rig.Member, cancellationToken);
    }

    public override async Task AttackAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var messages = trial.Rig.Chatter.Around(trial.Forbid("sync while Private").Text);
        await trial.AttackAsync(trial.Rig.Member.Sync(Target!, messages), cancellationToken);
    }

    public override async Task AfterControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        await trial.ChangeAsync(Target!, trial.Rig.Member.SetShared(Target!), cancellationToken);
        await trial.ProveSyncAsync(trial.Rig.Member, Target!, cancellationToken);
    }
}
