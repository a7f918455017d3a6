using System.Buffers;
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
    // What is written otherwise than it stands; all else goes in runs.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, ' ').Select(code => (char)code)]);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The canonical form in UTF-8.</returns>
    /// <exception cref="FormatException">A number is no plain integer, or a string holds a lone surrogate.</exception>
    public static byte[] Encode(JsonElement element) => Encode(text => Write(text, element));

    /// <param name="write">Writes one value in its canonical form.</param>
    /// <exception cref="FormatException">A number is no plain integer, or a string holds a lone surrogate.</exception>
    internal static byte[] Encode(Action<StringBuilder> write)
    {
        try
        {
            var text = new StringBuilder();
            write(text);
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

    /// <param name="text">Grows.</param>
    /// <param name="element">An object.</param>
    /// <param name="without">The name of a member that is left out.</param>
    internal static void WriteObject(StringBuilder text, JsonElement element, string? without = null)
    {
        var members = new List<(string Name, JsonElement Value)>();
        foreach (var member in element.EnumerateObject())
        {
            // A member's name is made anew each time that it is asked for.
            if (member.Name is var name && name != without)
            {
                members.Add((name, member.Value));
            }
        }

        members.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        text.Append('{');
        for (var place = 0; place < members.Count; place++)
        {
            text.Append(place == 0 ? "" : ",");
            WriteString(text, members[place].Name);
            text.Append(':');
            Write(text, members[place].Value);
        }

        text.Append('}');
    }

    internal static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            text.Append(rest[..at]).Append(Escape(rest[at]));
            rest = rest[(at + 1)..];
        }

        text.Append(rest).Append('"');
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    };

    private static long PlainInteger(JsonElement element) =>
        element.GetRawText().AsSpan().IndexOfAny(".eE") < 0 && element.TryGetInt64(out var number) && number is >= -(1L << 53) and <= 1L << 53
            ? number
            : throw new FormatException("A number in a request is a plain integer of at most 2^53.");
}
