using System.Globalization;
using System.Text;
using System.Text.Json;

namespace X80.Contract.Json;

/// <summary>
/// Canonical JSON (RFC 8785) for the payloads of this contract: objects, arrays, strings, booleans, null and plain
/// integers up to 2^53. Any other number is refused rather than guessed at.
/// </summary>
public static class CanonicalJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The canonical form in UTF-8.</returns>
    /// <exception cref="FormatException">A number is no plain integer, or a string holds a lone surrogate.</exception>
    public static byte[] Encode(JsonElement element)
    {
        try
        {
            var text = new StringBuilder();
            Write(text, element);
            return Utf8.GetBytes(text.ToString());
        }
        catch (Exception e) when (e is EncoderFallbackException or InvalidOperationException)
        {
            throw new FormatException("A text holds half of a surrogate pair and has no canonical form.");
        }
    }

    private static void Write(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, element);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                var first = true;
                foreach (var item in element.EnumerateArray())
                {
                    text.Append(first ? "" : ",");
                    first = false;
                    Write(text, item);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteString(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(PlainInteger(element).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement element)
    {
        text.Append('{');
        var first = true;
        foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            text.Append(first ? "" : ",");
            first = false;
            WriteString(text, member.Name);
            text.Append(':');
            Write(text, member.Value);
        }

        text.Append('}');
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static long PlainInteger(JsonElement element) =>
        element.GetRawText().AsSpan().IndexOfAny(".eE") < 0 && element.TryGetInt64(out var number) && number is >= -(1L << 53) and <= 1L << 53
            ? number
            : throw new FormatException("A number in a request is a plain integer of at most 2^53.");
}
