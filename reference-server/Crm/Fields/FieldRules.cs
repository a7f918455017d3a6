using System.Globalization;
using System.Text;
using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Fields;

/// <summary>Whether a value is one that a field of this kind can hold. What a CRM makes of it beyond that is its own.</summary>
internal static class FieldRules
{
    private const int TextLength = 256;
    private const int MostValues = 100;

    public static bool Fits(RecordField field, FieldValue? value) => value switch
    {
        null => field.Key != "name",
        { IsList: true } => field.Kind == FieldKind.Multiselect && value.Items.Count is > 0 and <= MostValues && value.Items.All(item => IsText(item) && IsOption(field, item)),
        _ => field.Kind != FieldKind.Multiselect && FitsOne(field, value.Items[0]),
    };

    private static bool FitsOne(RecordField field, string text)
    {
        if (!IsText(text))
        {
            return false;
        }

        return field.Kind.Value switch
        {
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "number" or "currency" => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
            "checkbox" => text is "true" or "false",
            "select" or "status" or "user" => IsOption(field, text),
            "phone" => PhoneDigits.Of(text).Length >= 3,
            "email" => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1 && !text.Contains(' ', StringComparison.Ordinal),
            "url" => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https",
            _ => true,
        };
    }

    private static bool IsText(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.EnumerateRunes().Count() <= TextLength && !text.EnumerateRunes().Any(Rune.IsControl);

    private static bool IsOption(RecordField field, string text) => field.Options?.Contains(text) != false;
}
