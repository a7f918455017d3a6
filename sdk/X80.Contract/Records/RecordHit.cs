using X80.Contract.Ids;
using X80.Contract.Kinds;

namespace X80.Contract.Records;

/// <summary>One record found by a search.</summary>
public sealed record RecordHit
{
    public required RecordKind Kind { get; init; }

    public required RecordId RecordId { get; init; }

    public required string Name { get; init; }

    public required string Subtitle { get; init; }
}
