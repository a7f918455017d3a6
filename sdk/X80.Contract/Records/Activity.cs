using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Records;

/// <summary>An activity on a record: one short human sentence, never a transcript (CRM-4).</summary>
public sealed record Activity
{
    public required string Id { get; init; }

    public required ActivityKind Kind { get; init; }

    /// <summary>The calendar day, <c>yyyy-MM-dd</c>.</summary>
    public required string Day { get; init; }

    public required string Sentence { get; init; }

    public ConversationId? ConversationId { get; init; }

    public ChannelKind? Channel { get; init; }

    /// <summary>One line that a person typed.</summary>
    public string? Typed { get; init; }
}
