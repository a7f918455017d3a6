using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>A stored record in the contract's form.</summary>
internal static class LocalFields
{
    public static IReadOnlyList<RecordField> Of(LocalRecord record) =>
        [.. new[]
        {
            Field("name", "Name", FieldKind.Text, record.Name),
            Field("phone", "Phone", FieldKind.Phone, record.Phone),
            Field("email", "Email", FieldKind.Email, record.Email),
            Field("domain", "Domain", FieldKind.Text, record.Domain),
            Field("stage", "Stage", FieldKind.Status, record.Stage),
        }.OfType<RecordField>()];

    private static RecordField? Field(string key, string label, FieldKind kind, string? value) =>
        value is null
            ? null
            : new RecordField { Key = key, Label = label, Kind = kind, Value = new FieldValue(value), Display = value, Editable = false };
}
