using System.Text.Json.Serialization;
using X80.Contract.Json;

namespace X80.Contract.Records;

/// <summary>A field's value: one string, or a list of strings. JSON null clears a field and is this type's null.</summary>
[JsonConverter(typeof(FieldValueConverter))]
public sealed class FieldValue
{
    public FieldValue(string single) => Items = [single];

    public FieldValue(IReadOnlyList<string> items) => (Items, IsList) = (items, true);

    public IReadOnlyList<string> Items { get; }

    public bool IsList { get; }

    public override string ToString() => IsList ? $"{Items.Count} values" : "a value";
}
