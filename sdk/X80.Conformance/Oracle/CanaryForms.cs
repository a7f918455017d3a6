using System.IO.Compression;
using System.Net;
using System.Text;

namespace X80.Conformance.Oracle;

/// <summary>
/// The forms of a text that the suite looks for. The scanner undoes them; a probe, which searches plainly, is asked for
/// each of them; the tests plant each and expect it found.
/// </summary>
public static class CanaryForms
{
    /// <summary>The shortest piece that counts: anything shorter may stand in an honest text by chance.</summary>
    public const int PieceLength = 12;

    public static IEnumerable<CanaryForm> Of(string text)
    {
        yield return Line("plain", text);
        yield return Line("NFC", text.Normalize(NormalizationForm.FormC));
        yield return Line("NFD", text.Normalize(NormalizationForm.FormD));
        yield return Line("NFKC", text.Normalize(NormalizationForm.FormKC));
        yield return Line("lower case", text.ToLowerInvariant());
        yield return Line("upper case", text.ToUpperInvariant());
        yield return Line("one word", string.Concat(text.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter)));
        yield return Line("reversed", Reversed(text));
        yield return Line("JSON escapes", string.Concat(text.Select(c => $"\\u{(int)c:x4}")));
        yield return Line("URL escapes", Uri.EscapeDataString(text));
        yield return Line("form escapes", WebUtility.UrlEncode(text));
        yield return Line("HTML escapes", string.Concat(text.Select(c => $"&#{(int)c};")));
        yield return Line("hex", Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));
        yield return Line("HEX", Convert.ToHexString(Encoding.UTF8.GetBytes(text)));
        for (var shift = 0; shift < 3; shift++)
        {
            yield return Line($"base64 at {shift}", Base64Inside(text, shift));
        }
        yield return Binary("UTF-16 LE", Encoding.Unicode.GetBytes(text));
        yield return Binary("UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(text));
        yield return Binary("gzip", Gzip(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Every piece of the shortest length that counts.</summary>
    public static IEnumerable<string> Pieces(string text) =>
        Enumerable.Range(0, Math.Max(0, text.Length - PieceLength + 1)).Select(start => text.Substring(start, PieceLength));

    /// <summary>What a probe is asked for: one line each.</summary>
    public static IEnumerable<string> Lines(string text) =>
        Of(text).Select(form => form.Line).OfType<string>().Concat(Pieces(text)).Distinct(StringComparer.Ordinal);

    private static CanaryForm Line(string name, string line) => new(name, Encoding.UTF8.GetBytes(line), line);

    private static CanaryForm Binary(string name, byte[] bytes) => new(name, bytes, null);

    private static string Reversed(string text)
    {
        var letters = text.ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    /// <summary>The base64 that a text leaves inside a longer one, at one of the three ways to fall between its groups.</summary>
    private static string Base64Inside(string text, int shift)
    {
        var encoded = Convert.ToBase64String([.. new byte[shift], .. Encoding.UTF8.GetBytes(text), 0, 0]);
        var firstOwn = shift == 0 ? 0 : 4;
        return encoded[firstOwn..((shift + Encoding.UTF8.GetByteCount(text)) / 3 * 4)];
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Optimal))
        {
            zip.Write(bytes);
        }
        return target.ToArray();
    }
}
