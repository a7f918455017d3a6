using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using X80.Sdk.Reading.Packs;

namespace X80.Cli.Reader.Recording;

/// <summary>
/// Looks in what is about to be saved for anything that the page said: words, numbers, names and ids out of its texts,
/// attributes, addresses, styles and comments, as they are, encoded, reversed, split, or hashed. It knows nothing of how the
/// recorded page was made, and tells of places and never of what it found.
/// </summary>
internal sealed partial class LeakChecker
{
    private const int ShortestWord = 4;
    private const int ShortestNumber = 5;
    private const int LongNumber = 7;

    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);
    private readonly HashSet<string> numbers = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> longNumbers;
    private readonly HashSet<string> hashes = new(StringComparer.Ordinal);
    private readonly HashSet<string> harmless = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="page">The page as it was saved: what must not be told.</param>
    /// <param name="pack">Its words are public and may stand in both.</param>
    public LeakChecker(string page, ReaderPack pack)
    {
        foreach (Match word in Word().Matches(pack.ToJson() + Common + string.Join(' ', InventedTimes.Halves)))
        {
            harmless.Add(word.Value);
        }

        foreach (var piece in Pieces(page))
        {
            Learn(piece);
        }

        longNumbers = [.. numbers.Where(number => number.Length >= LongNumber)];
        hashes.UnionWith(secrets.Concat(numbers).SelectMany(Hashes));
    }

    private static string Common =>
        " html head body meta charset utf-8 doctype title Recorded page recorded invalid https blob data lang dir auto true false button row img span div header footer svg path "
        + "sentAt sentAtCertainty minute unknown ambiguous author direction kind text caption fileName image video voice audio document sticker location contact poll call event deleted "
        + "coverage rowsSeen rowsRead notRendered truncated unknownKind first last messages title phone edited forwarded rowgroup grid gridcell application textbox list listitem region option menu "
        + "section main strong blockquote canvas input label table tbody time contenteditable aria hidden false";

    /// <returns>One line a leak: where it stands and in what form; empty where there is none.</returns>
    public IReadOnlyList<string> Find(string name, string content)
    {
        var leaks = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (form, seen) in Forms(content))
        {
            foreach (var (what, found) in Look(seen))
            {
                leaks.Add($"{name}: {what} of the page stands in it {form} (around character {found}).");
            }
        }

        return [.. leaks];
    }

    private IEnumerable<(string What, int At)> Look(string seen)
    {
        var lower = seen.ToLowerInvariant();
        foreach (Match word in Word().Matches(lower))
        {
            if (secrets.Contains(word.Value) || hashes.Contains(word.Value))
            {
                yield return ("a word", word.Index);
            }
        }

        foreach (Match number in Digits().Matches(lower))
        {
            // A part of a longer number counts where it is too long to be there by chance.
            if (numbers.Contains(number.Value) || hashes.Contains(number.Value) || longNumbers.Any(secret => number.Value.Contains(secret, StringComparison.Ordinal)))
            {
                yield return ("a number", number.Index);
            }
        }

        // Words that are a part of a longer one: told only where they are long enough not to be there by chance.
        foreach (var secret in secrets.Where(secret => secret.Length >= 6))
        {
            if (lower.IndexOf(secret, StringComparison.Ordinal) is >= 0 and var at)
            {
                yield return ("a word", at);
            }
        }
    }

    private void Learn(string piece)
    {
        foreach (Match word in Word().Matches(piece))
        {
            // A name of two signs is a whole name in some scripts.
            var isLong = word.Length >= ShortestWord || (word.Length >= 2 && word.Value.All(c => c >= '\u2e80'));
            if (isLong && !harmless.Contains(word.Value) && !word.Value.All(char.IsDigit))
            {
                secrets.Add(word.Value.ToLowerInvariant());
            }
        }

        foreach (Match number in Digits().Matches(Separators().Replace(piece, "")))
        {
            if (number.Length >= ShortestNumber && number.Value.Distinct().Count() > 1)
            {
                numbers.Add(number.Value);
            }
        }
    }

    private static IEnumerable<string> Pieces(string html)
    {
        var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        foreach (var node in page.GetDescendants())
        {
            switch (node)
            {
                case ICharacterData words:
                    yield return words.Data;
                    break;
                case IElement element:
                    foreach (var attribute in element.Attributes)
                    {
                        yield return attribute.Value;
                        yield return WebUtility.UrlDecode(attribute.Value);
                    }

                    break;
            }
        }
    }

    private static IEnumerable<(string Form, string Seen)> Forms(string content)
    {
        var page = new HtmlParser().ParseDocument(content);
        var texts = page.GetDescendants().OfType<ICharacterData>().Select(words => words.Data).ToList();
        var values = page.All.SelectMany(element => element.Attributes).Select(attribute => attribute.Value).ToList();
        var joined = string.Concat(texts);
        yield return ("as it is", content);
        yield return ("in a text", string.Join('\n', texts));
        yield return ("in an attribute", string.Join('\n', values));
        yield return ("split over nodes", joined);
        yield return ("split by signs", Signs().Replace(joined, ""));
        yield return ("split by signs", Signs().Replace(string.Concat(values), ""));
        yield return ("reversed", new string([.. content.Reverse()]));
        yield return ("reversed", new string([.. Signs().Replace(joined, "").Reverse()]));
        yield return ("percent-encoded", WebUtility.UrlDecode(content));
        yield return ("entity-encoded", WebUtility.HtmlDecode(WebUtility.HtmlDecode(content)));
        yield return ("escaped", Escaped().Replace(content, found => ((char)Convert.ToInt32(found.Groups[1].Value, 16)).ToString()));
        foreach (Match found in Base64().Matches(content))
        {
            yield return ("in Base64", FromBase64(found.Value));
        }

        foreach (Match found in Hex().Matches(content))
        {
            yield return ("in hexadecimal", Encoding.UTF8.GetString(Convert.FromHexString(found.Value[..(found.Length / 2 * 2)])));
        }
    }

    private static string FromBase64(string text)
    {
        var whole = text.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var usable = whole[..(whole.Length - (whole.Length % 4 == 1 ? 1 : 0))];
        return Encoding.UTF8.GetString(Convert.FromBase64String(usable.PadRight((usable.Length + 3) / 4 * 4, '=')));
    }

    private static IEnumerable<string> Hashes(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
#pragma warning disable CA5350, CA5351 // A hash that somebody might have written there is looked for, strong or weak.
        yield return Convert.ToHexStringLower(MD5.HashData(bytes));
        yield return Convert.ToHexStringLower(SHA1.HashData(bytes));
#pragma warning restore CA5350, CA5351
        yield return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<=[0-9])[\s().\u00a0\u202f-]+(?=[0-9])")]
    private static partial Regex Separators();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\\u\{?([0-9a-fA-F]{4})\}?")]
    private static partial Regex Escaped();

    [GeneratedRegex("[A-Za-z0-9+/_-]{8,}={0,2}")]
    private static partial Regex Base64();

    [GeneratedRegex("[0-9a-fA-F]{8,}")]
    private static partial Regex Hex();
}
