using X80.Contract.Tokens;

namespace X80.Conformance.Rig;

/// <summary>Other workspaces beside the one under judgement: at the same address, or at one of their own.</summary>
/// <param name="Address">Where they are.</param>
/// <param name="Other">A member of another workspace.</param>
/// <param name="Locked">A member of a workspace that sets Shared in its web app alone.</param>
public sealed record RigNeighbour(Uri Address, X80Token Other, X80Token Locked);
