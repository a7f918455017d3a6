namespace X80.ReferenceServer.Backup;

/// <summary>A conversation as its member last left it.</summary>
internal sealed class LivingConversation
{
    public required string WorkspaceId { get; init; }

    public required string MemberId { get; init; }

    public required string ConversationId { get; init; }

    public required string Privacy { get; init; }
}
