namespace X80.Contract.Records;

/// <summary>The record as it stands after an edit, and one result a field.</summary>
public sealed record EditedRecord
{
    public required CrmRecord Record { get; init; }

    public required IReadOnlyList<FieldResult> Results { get; init; }
}
