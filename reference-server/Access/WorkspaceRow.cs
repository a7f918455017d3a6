namespace X80.ReferenceServer.Access;

/// <summary>The stored workspace.</summary>
internal sealed class WorkspaceRow
{
    public required string Id { get; init; }

    public required byte[] KeyCheck { get; init; }
}
