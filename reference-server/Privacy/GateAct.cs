namespace X80.ReferenceServer.Privacy;

/// <summary>The two ways in which content may arrive.</summary>
internal enum GateAct
{
    /// <summary>Everything on screen: Shared conversations only.</summary>
    Sync,

    /// <summary>Exactly one message, by an act on it: Private conversations too (GATE-5).</summary>
    ShareOne,
}
