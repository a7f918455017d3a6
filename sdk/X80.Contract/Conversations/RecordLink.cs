using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Conversations;

/// <summary>The CRM record a conversation is linked to.</summary>
public sealed record RecordLink
{
    public required RecordKind Kind { get; init; }

    public required RecordId RecordId { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }
}
