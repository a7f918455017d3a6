namespace X80.ReferenceServer.Backup;

/// <summary>A message, with its wrapped key where it has one.</summary>
internal sealed class LivingMessage
{
    public required string WorkspaceId { get; init; }

    public required string MemberId { get; init; }

    public required string ConversationId { get; init; }

    public required string MessageId { get; init; }

    public byte[] Wrapped { get; init; } = [];
}
