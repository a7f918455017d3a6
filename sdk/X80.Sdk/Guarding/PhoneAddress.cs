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
    /// <param name="made">Where the canonical form goes; null to judge alone.</param>
    public static string JudgeCall(ReadOnlySpan<char> rest, StringBuilder? made)
    {
        made?.Append("tel:");
        return IsNumber(rest, made) ? GuardReasons.ExternalLink : GuardReasons.PhoneNotAllowed;
    }

    /// <param name="rest">What follows <c>sms:</c>.</param>
    /// <param name="made">Where the canonical form goes; null to judge alone.</param>
    public static string JudgeText(ReadOnlySpan<char> rest, StringBuilder? made)
    {
        made?.Append("sms:");
        var question = rest.IndexOf('?');
        if (!IsNumber(question < 0 ? rest : rest[..question], made) || (question >= 0 && !IsText(rest[(question + 1)..])))
        {
            return GuardReasons.PhoneNotAllowed;
        }

        made?.Append(question < 0 ? default : rest[question..]);
        return GuardReasons.ExternalLink;
    }

    // A second field would need an ampersand, which the value's grammar does not hold.
    private static bool IsText(ReadOnlySpan<char> field) =>
        field.StartsWith(TextField, StringComparison.Ordinal)
        && PercentText.IsPlain(field[TextField.Length..], lineBreaks: true, out var length)
        && length <= MaxTextBytes;

    private static bool IsNumber(ReadOnlySpan<char> text, StringBuilder? made)
    {
        if (text is not ['+', ..])
        {
            return false;
        }

        made?.Append('+');
        var digits = 0;
        foreach (var c in text[1..])
        {
            if (char.IsAsciiDigit(c))
            {
                made?.Append(c);
                digits++;
            }
            else if (c is not ('-' or '.' or '(' or ')'))
            {
                return false;
            }
        }

        return digits is >= MinDigits and <= MaxDigits;
    }
}
