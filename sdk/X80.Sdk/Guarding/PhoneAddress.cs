using System.Text;

namespace X80.Sdk.Guarding;

/// <summary>
/// The tel and sms part of <see cref="ExternalAddress"/>: one international number. A dialler runs <c>*</c> and <c>#</c> as
/// commands to the network or the phone, so no character but digits and what separates them is let through.
/// </summary>
internal static class PhoneAddress
{
    private const int MinDigits = 3;

    private const int MaxDigits = 16;

    private const int MaxTextBytes = 500;

    private const string TextField = "body=";

    /// <param name="rest">What follows <c>tel:</c>.</param>
    /// <param name="canonical">The string to hand over; null when it is refused.</param>
    public static string JudgeCall(ReadOnlySpan<char> rest, out string? canonical)
    {
        canonical = TryReadNumber(rest, out var number) ? $"tel:{number}" : null;
        return canonical is null ? GuardReasons.PhoneNotAllowed : GuardReasons.ExternalLink;
    }

    /// <param name="rest">What follows <c>sms:</c>.</param>
    /// <param name="canonical">The string to hand over; null when it is refused.</param>
    public static string JudgeText(ReadOnlySpan<char> rest, out string? canonical)
    {
        var question = rest.IndexOf('?');
        var field = question < 0 ? default : rest[(question + 1)..];
        canonical = TryReadNumber(question < 0 ? rest : rest[..question], out var number) && (question < 0 || IsText(field))
            ? $"sms:{number}{(question < 0 ? "" : $"?{field}")}"
            : null;
        return canonical is null ? GuardReasons.PhoneNotAllowed : GuardReasons.ExternalLink;
    }

    // A second field would need an ampersand, which the value's grammar does not hold.
    private static bool IsText(ReadOnlySpan<char> field) =>
        field.StartsWith(TextField, StringComparison.Ordinal)
        && PercentText.IsPlain(field[TextField.Length..], lineBreaks: true, out var length)
        && length <= MaxTextBytes;

    private static bool TryReadNumber(ReadOnlySpan<char> text, out string number)
    {
        number = "";
        if (text.IsEmpty || text[0] != '+')
        {
            return false;
        }

        var digits = new StringBuilder("+");
        foreach (var c in text[1..])
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
            }
            else if (c is not ('-' or '.' or '(' or ')'))
            {
                return false;
            }
        }

        number = digits.ToString();
        return number.Length - 1 is >= MinDigits and <= MaxDigits;
    }
}
