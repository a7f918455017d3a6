using System.Globalization;
using System.Text;
using X80.Conformance.Cases;

namespace X80.Conformance.Reports;

/// <summary>The cases for servers as pages for people, one a group.</summary>
public static class CasePages
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["PS"] = "Private or Shared, said otherwise",
        ["ID"] = "The conversation, addressed otherwise",
        ["RC"] = "A flip beside something that is on its way",
        ["RP"] = "A request again, or its key",
        ["BM"] = "Many in one",
        ["TC"] = "Content of every kind",
        ["EN"] = "Encodings",
        ["HT"] = "HTTP",
        ["AU"] = "Somebody else's",
        ["SC"] = "Content where it has no business",
        ["LO"] = "What is left of what was taken away",
        ["SH"] = "One message out of a Private conversation",
        ["TM"] = "Too short, too large, too deep",
        ["CK"] = "The click that pays",
        ["CR"] = "Notes, activities and records",
        ["AD"] = "The trail of deeds",
        ["LK"] = "The workspace's lock",
    };

    /// <returns>File names with their texts.</returns>
    public static IReadOnlyDictionary<string, string> All() => ServerVerification.Cases.GroupBy(each => each.Group)
        .ToDictionary(group => $"{group.Key.ToLowerInvariant()}.md", group => Page(group.Key, [.. group]), StringComparer.Ordinal);

    private static string Page(string group, IReadOnlyList<CaseInfo> cases)
    {
        var page = new StringBuilder($"# {group}: {Names[group]}\n\nWritten by `x80 verify list --pages docs/verify`; see [verify](../verify.md).\n\n| case | what is tried | what a pass says |\n|---|---|---|\n");
        foreach (var each in cases)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {each.Id} | {Cell(each.Title)} | {Cell(each.Shows)} |\n");
        }
        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
