using X80.Contract.Ids;

namespace X80.Contract.Ledgers;

/// <summary>One entry of the member's audit trail: what was done or refused, never content.</summary>
public sealed record LedgerEntry
{
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Method and route, such as <c>POST /api/ext/conversations/{id}/sync</c>.</summary>
    public required string Route { get; init; }

    public ConversationId? ConversationId { get; init; }

    /// <summary>Counts, such as <c>accepted=3 total=12</c>.</summary>
    public string? Counts { get; init; }

    public required bool Allowed { get; init; }

    /// <summary>Why it was refused: the last part of the problem's type.</summary>
    public string? Reason { get; init; }
}
