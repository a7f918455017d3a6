using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Records;

/// <summary>A record as the CRM shows it.</summary>
public sealed record CrmRecord
{
    public required RecordKind Kind { get; init; }

    public required RecordId RecordId { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyList<RecordField> Fields { get; init; }

    public string? Stage { get; init; }

    /// <summary>From the CRM's own activity history, never from message times (CRM-6).</summary>
    public DateTimeOffset? LastContactedAt { get; init; }

    public DateTimeOffset? NextStepAt { get; init; }
}
