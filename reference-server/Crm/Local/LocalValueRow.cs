namespace X80.ReferenceServer.Crm.Local;

/// <summary>What stands in one of the workspace's own fields of one record.</summary>
internal sealed class LocalValueRow
{
    public required string Kind { get; init; }

    public required string RecordId { get; init; }

    public required string FieldKey { get; init; }

    public required string Value { get; init; }
}
