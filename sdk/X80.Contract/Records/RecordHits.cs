namespace X80.Contract.Records;

/// <summary>At most 20 records that match a search.</summary>
public sealed record RecordHits
{
    public required IReadOnlyList<RecordHit> Items { get; init; }
}
