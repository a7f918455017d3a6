using System.Buffers;
using System.Globalization;

namespace X80.Sdk.Guarding;

/// <summary>The value of a mail or text-message field: plain characters and percent triplets that hide no control character.</summary>
internal static class PercentText
{
    // RFC 6068, qchar, with the two characters that RFC 3986 also allows in a query.
    private static readonly SearchValues<char> ValueCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$'()*+,;:@/?");

    public static bool IsTriplet(ReadOnlySpan<char> text) =>
        text.Length >= 3 && text[0] == '%' && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);

    /// <param name="value">A value still percent-encoded.</param>
    /// <param name="lineBreaks">Whether encoded line breaks may stand in it.</param>
    /// <param name="length">The bytes that it decodes to.</param>
    public static bool IsPlain(ReadOnlySpan<char> value, bool lineBreaks, out int length)
    {
        length = 0;
        for (var i = 0; i < value.Length; i++, length++)
        {
            if (value[i] != '%')
            {
                if (!ValueCharacters.Contains(value[i]))
                {
                    return false;
                }

                continue;
            }

            if (!IsTriplet(value[i..]))
            {
                return false;
            }

            var octet = byte.Parse(value.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (octet is < 0x20 or 0x7f && !(lineBreaks && octet is (byte)'\r' or (byte)'\n'))
            {
                return false;
            }

            i += 2;
        }

        return true;
    }
}
