using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Conversations;

/// <summary>One member's chat on one channel, as the backend holds it. No content and no title.</summary>
public sealed record Conversation
{
    public required ConversationId Id { get; init; }

    public required ChannelKind Channel { get; init; }

    /// <summary>Echoed by the opening call alone.</summary>
    public ConversationKey? Key { get; init; }

    public required PrivacyState Privacy { get; init; }

    public RecordLink? Link { get; init; }

    public required Transmitted Transmitted { get; init; }

    public NoteRef? Note { get; init; }

    public DateTimeOffset? LastSyncedAt { get; init; }

    public required CrmName Crm { get; init; }
}
