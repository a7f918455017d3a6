using X80.Contract.Ids;

namespace X80.ReferenceServer.Auditing;

/// <summary>One line of the trail: ids, counts and fixed words; no content, no name, no hash of either.</summary>
internal sealed record AuditEntry(string Route, bool Allowed)
{
    public ConversationId? Conversation { get; init; }

    public byte[]? ClickTag { get; init; }

    /// <summary>Counts, such as <c>accepted=3 total=12</c>.</summary>
    public string? Counts { get; init; }

    /// <summary>Why it was refused: the problem's slug.</summary>
    public string? Reason { get; init; }
}
