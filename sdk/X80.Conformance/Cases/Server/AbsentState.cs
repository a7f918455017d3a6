namespace X80.Conformance.Cases.Server;

/// <summary>Nobody ever said whether the conversation is Private; and one that the server has never seen.</summary>
internal sealed class AbsentState : ServerCase
{
    public override CaseInfo Info { get; } = new(
        "GATE-1/PS/3",
        "Sync where no privacy was ever set",
        "A sync to a conversation whose privacy was never set, and one to an id that was never opened, left nothing in any observed channel.");

    public override async Task ControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        Target = await trial.OpenLinkedAsync(trial.Rig.Member, cancellationToken);
        await trial.ProveSharedAsync(trial.Rig.Member, cancellationToken);
    }

    public override async Task AttackAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        var chatter = trial.Rig.Chatter;
        var neverSet = trial.Forbid("sync where privacy was never set");
        await trial.AttackAsync(trial.Rig.Member.Sync(Target!, chatter.Around(neverSet.Text)), cancellationToken);
        var neverOpened = trial.Forbid("sync to an id that was never opened");
        await trial.AttackAsync(trial.Rig.Member.Sync(Target!.Unknown(), chatter.Around(neverOpened.Text)), cancellationToken);
    }

    public override async Task AfterControlAsync(ServerTrial trial, CancellationToken cancellationToken)
    {
        await trial.ChangeAsync(Target!, trial.Rig.Member.SetShared(Target!), cancellationToken);
        await trial.ProveSyncAsync(trial.Rig.Member, Target!, cancellationToken);
    }
}
