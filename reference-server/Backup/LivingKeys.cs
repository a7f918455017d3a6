using X80.ReferenceServer.Keys;

namespace X80.ReferenceServer.Backup;

/// <summary>
/// The second part of a backup (GATE-13): wrapped keys of what lives, and what each conversation's member last said. Of it
/// only the newest is kept: what is not in it was erased, and no older data bring it back.
/// </summary>
internal sealed record LivingKeys
{
    public required string Workspace { get; init; }

    /// <value>Unix milliseconds.</value>
    public required long At { get; init; }

    public required IReadOnlyList<EpochRow> Epochs { get; init; }

    public required IReadOnlyList<LivingConversation> Conversations { get; init; }

    public required IReadOnlyList<WrappedKeyRow> ConversationKeys { get; init; }

    public required IReadOnlyList<LivingMessage> MessageKeys { get; init; }

    /// <value>Messages that their senders took back.</value>
    public required IReadOnlyList<LivingMessage> Withheld { get; init; }

    /// <value>Ids of tokens that were not revoked.</value>
    public required IReadOnlyList<string> Tokens { get; init; }
}
