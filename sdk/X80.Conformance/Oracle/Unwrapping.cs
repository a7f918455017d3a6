using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace X80.Conformance.Oracle;

/// <summary>
/// All the ways to read bytes as text: character encodings, escapes, base64, hex and gzip, also one inside another,
/// three deep.
/// </summary>
internal static partial class Unwrapping
{
    private const int Depth = 3;
    private const int InflatedLimit = 16 * 1024 * 1024;

    /// <returns>The readings, those with the fewest wrappings first.</returns>
    public static IEnumerable<UnwrappedText> Of(ReadOnlySpan<byte> bytes)
    {
        var found = new List<UnwrappedText>();
        FromBytes(bytes.ToArray(), "", Depth, found);
        return found.OrderBy(reading => reading.Form.Count(c => c == ','));
    }

    private static void FromBytes(byte[] bytes, string wrapping, int depth, List<UnwrappedText> found)
    {
        FromText(Encoding.UTF8.GetString(bytes), wrapping, depth, found);
        if (bytes.Length >= 2 && bytes.AsSpan().Contains((byte)0))
        {
            // A text of UTF-16 may start at an odd place of a file.
            for (var skip = 0; skip < 2; skip++)
            {
                found.Add(new(Encoding.Unicode.GetString(bytes, skip, bytes.Length - skip), Join(wrapping, "UTF-16 LE")));
                found.Add(new(Encoding.BigEndianUnicode.GetString(bytes, skip, bytes.Length - skip), Join(wrapping, "UTF-16 BE")));
            }
        }
        for (var at = bytes.AsSpan().IndexOf(GzipMagic); at >= 0 && depth > 0;)
        {
            if (Inflate(bytes.AsMemory(at)) is { } inflated)
            {
                FromBytes(inflated, Join(wrapping, "gzip"), depth - 1, found);
            }
            var next = bytes.AsSpan(at + 1).IndexOf(GzipMagic);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static void FromText(string text, string wrapping, int depth, List<UnwrappedText> found)
    {
        found.Add(new(text, wrapping.Length == 0 ? "plain" : wrapping));
        if (depth == 0)
        {
            return;
        }
        Unescape(text, JsonEscape().Replace(text, Unicode), "JSON escapes", wrapping, depth, found);
        Unescape(text, WebUtility.UrlDecode(text), "URL escapes", wrapping, depth, found);
        Unescape(text, WebUtility.HtmlDecode(text), "HTML escapes", wrapping, depth, found);
        foreach (Match run in HexRun().Matches(text))
        {
            for (var skip = 0; skip < 2; skip++)
            {
                var even = run.Value.AsSpan(skip, (run.Length - skip) / 2 * 2);
                FromBytes(Convert.FromHexString(even), Join(wrapping, "hex"), depth - 1, found);
            }
        }
        foreach (Match run in Base64Run().Matches(text))
        {
            var standard = run.Value.Replace('-', '+').Replace('_', '/');
            for (var skip = 0; skip < 4 && standard.Length - skip >= 4; skip++)
            {
                var whole = standard.Substring(skip, (standard.Length - skip) / 4 * 4);
                FromBytes(Convert.FromBase64String(whole), Join(wrapping, "base64"), depth - 1, found);
            }
        }
    }

    private static void Unescape(string text, string unescaped, string form, string wrapping, int depth, List<UnwrappedText> found)
    {
        if (!string.Equals(text, unescaped, StringComparison.Ordinal))
        {
            FromText(unescaped, Join(wrapping, form), depth - 1, found);
        }
    }

    private static byte[]? Inflate(ReadOnlyMemory<byte> bytes)
    {
        using var target = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            using var zip = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            for (int read; target.Length < InflatedLimit && (read = zip.Read(buffer)) > 0;)
            {
                target.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // Two bytes that only looked like the start of an archive, or an archive with other bytes behind it:
            // what came out until then is still searched.
        }
        return target.Length == 0 ? null : target.ToArray();
    }

    private static string Unicode(Match escape) => ((char)Convert.ToUInt16(escape.Groups[1].Value, 16)).ToString();

    private static string Join(string wrapping, string form) => wrapping.Length == 0 ? form : $"{wrapping}, {form}";

    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B, 0x08];

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex JsonEscape();

    [GeneratedRegex("[0-9a-fA-F]{24,}")]
    private static partial Regex HexRun();

    [GeneratedRegex("[A-Za-z0-9+/_-]{16,}")]
    private static partial Regex Base64Run();
}
