using System.Text.RegularExpressions;

namespace X80.Simulator.Crm.Affinity;

/// <summary>The markup that notes of version 2 may hold; anything else fails the request. Links come back rewritten.</summary>
internal static partial class AffinityMarkup
{
    private static readonly string[] Bare = ["p", "br", "strong", "em", "u", "ol", "ul", "li", "span"];

    /// <exception cref="AffinityRefusalException">It holds what is not allowed.</exception>
    public static string Check(AffinityRequest request, string html)
    {
        foreach (Match tag in Tags().Matches(html))
        {
            var (name, rest) = (tag.Groups[1].Value.ToLowerInvariant(), tag.Groups[2].Value.Trim());
            var isLink = name == "a" && (rest.Length == 0 || Link().IsMatch(rest));
            if (!isLink && (!Bare.Contains(name) || rest.Trim('/').Length > 0))
            {
                throw request.Refuse("validation", "The markup holds what is not allowed.", "content.html");
            }
        }

        return html.Replace("<a href", "<a rel=\"noopener\" target=\"_blank\" href", StringComparison.Ordinal);
    }

    [GeneratedRegex("</?([a-zA-Z][a-zA-Z0-9]*)([^>]*)>")]
    private static partial Regex Tags();

    [GeneratedRegex("^href=\"(https?|mailto):[^\"]*\"$")]
    private static partial Regex Link();
}
