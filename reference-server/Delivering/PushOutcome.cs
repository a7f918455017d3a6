namespace X80.ReferenceServer.Delivering;

/// <summary>The end of a call, and whether it may have changed something in the CRM all the same.</summary>
internal sealed record PushOutcome(PushState State, bool MayHaveBeenApplied)
{
    public static PushOutcome Done { get; } = new(PushState.Done, MayHaveBeenApplied: false);

    public static PushOutcome Busy { get; } = new(PushState.Unavailable, MayHaveBeenApplied: false);
}
