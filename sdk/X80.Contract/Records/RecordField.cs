using X80.Contract.Kinds;

namespace X80.Contract.Records;

/// <summary>One field of a record.</summary>
public sealed record RecordField
{
    public required string Key { get; init; }

    public required string Label { get; init; }

    public required FieldKind Kind { get; init; }

    public FieldValue? Value { get; init; }

    /// <summary>The value in words for a person.</summary>
    public required string Display { get; init; }

    public required bool Editable { get; init; }

    public IReadOnlyList<string>? Options { get; init; }
}
