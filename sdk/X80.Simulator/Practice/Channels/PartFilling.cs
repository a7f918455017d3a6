using System.Net;
using System.Text.RegularExpressions;

namespace X80.Simulator.Practice.Channels;

/// <summary>
/// Fills a part: <c>{{word}}</c> is the word, escaped, with <c>&lt;br&gt;</c> for the end of a line; <c>{{#word}}…{{/word}}</c> stands only where
/// the word is not empty, <c>{{^word}}…{{/word}}</c> only where it is.
/// </summary>
internal static partial class PartFilling
{
    public static string Fill(string part, IReadOnlyDictionary<string, string> words)
    {
        var chosen = Section().Replace(part, found =>
            words[found.Groups["name"].Value].Length > 0 == (found.Groups["sign"].Value == "#") ? Fill(found.Groups["inner"].Value, words) : "");
        return Place().Replace(chosen, found => Escape(words[found.Groups["name"].Value]));
    }

    /// <summary>The words that a part names.</summary>
    public static IEnumerable<string> NamesIn(string part) => Name().Matches(part).Select(found => found.Groups["name"].Value);

    // What a word says may itself look like a place: it is filled in once and never looked at again.
    private static string Escape(string word) =>
        WebUtility.HtmlEncode(word).Replace("{", "&#123;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{(?<sign>[#^])(?<name>\w+)\}\}(?<inner>.*?)\{\{/\k<name>\}\}", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\{[#^/]?(?<name>\w+)\}\}")]
    private static partial Regex Name();
}
