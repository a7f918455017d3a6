namespace X80.ReferenceServer.Conversing;

/// <summary>Names a conversation of any member, for the probe.</summary>
internal sealed class HeldConversation
{
    public required string WorkspaceId { get; init; }

    public required string MemberId { get; init; }

    public required string Id { get; init; }

    public required string Channel { get; init; }
}
