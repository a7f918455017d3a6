namespace X80.Conformance.Cases.Server;

/// <summary>What a case needs besides the member's own token.</summary>
[Flags]
internal enum Needs
{
    None = 0,

    /// <summary>A token of another member of the same workspace.</summary>
    Second = 1,

    /// <summary>A token of another workspace.</summary>
    Other = 2,

    /// <summary>A token of a workspace that sets Shared in its web app alone.</summary>
    Locked = 4,

    /// <summary>A look at what the server keeps.</summary>
    Probe = 8,
}
