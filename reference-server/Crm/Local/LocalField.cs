using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>A field that the workspace made for one kind of its records.</summary>
internal sealed class LocalField
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string Type { get; init; }

    /// <value>What a select offers, one a line.</value>
    public string? Options { get; init; }

    public long Position { get; init; }

    public IReadOnlyList<string>? Choices => Options?.Split('\n');

    public RecordField Of(LocalRecord record)
    {
        var value = record.Own.GetValueOrDefault(Key);
        return new RecordField
        {
            Key = Key,
            Label = Label,
            Kind = FieldKind.Parse(Type),
            Value = value is null ? null : new FieldValue(value),
            Display = Type != FieldKind.Checkbox.Value ? value ?? "" : value == "true" ? "yes" : value is null ? "" : "no",
            Editable = true,
            Options = Choices,
        };
    }
}
