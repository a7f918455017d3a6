using X80.Contract.Records;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>A text that somebody typed, or that stands in a table, as the value of a field.</summary>
internal static class LocalCells
{
    /// <param name="record">The record before.</param>
    /// <param name="own">The fields that the workspace made.</param>
    /// <param name="key">Which field.</param>
    /// <param name="text">Null, or blanks alone, clears it.</param>
    /// <exception cref="SettingsRefusedException">There is no such field, or it does not take the text.</exception>
    public static LocalRecord With(LocalRecord record, IEnumerable<LocalField> own, string key, string? text)
    {
        var field = LocalFields.Of(record, own).FirstOrDefault(known => known.Key == key)
            ?? throw new SettingsRefusedException($"A {record.Kind} has no field {key}.");
        var value = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return FieldRules.Fits(field, value is null ? null : new FieldValue(value))
            ? LocalFields.With(record, key, value)
            : throw new SettingsRefusedException($"{field.Label}: {Wanted(field)}");
    }

    private static string Wanted(RecordField field) => field switch
    {
        { Key: LocalFields.Name } => "1 to 256 characters.",
        { Options: { } options } => $"one of {string.Join(", ", options)}.",
        _ => field.Kind.Value switch
        {
            "date" => "a day as 2026-11-30.",
            "number" => "a number such as 12.5.",
            "checkbox" => "true or false.",
            "phone" => "a phone number.",
            "email" => "a mail address.",
            "url" => "an address that begins with http:// or https://.",
            _ => "at most 256 characters on one line.",
        },
    };
}
