using System.Globalization;
using System.Text;
using X80.Conformance.Cases;

namespace X80.Conformance.Reports;

/// <summary>The cases as pages for people, one a group.</summary>
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
        ["AM"] = "One click, one act",
        ["BO"] = "Beyond the open chat",
        ["BUSY"] = "A person uses the page",
        ["EG"] = "Where else it goes",
        ["EX"] = "Links that open outside",
        ["FC"] = "What looks like a click",
        ["HO"] = "Hosts",
        ["IDLE"] = "Nobody does anything",
        ["LD"] = "Writes that fail",
        ["LT"] = "Later",
        ["LU"] = "Look-ups",
        ["ONE"] = "The controls' own clicks",
        ["OPEN"] = "Only the open chat",
        ["PG"] = "The page, untouched",
        ["PM"] = "Permissions and dialogs",
        ["PV"] = "Shown before it is sent",
        ["RD"] = "What was read",
        ["SE"] = "What the page sees",
        ["SN"] = "Saved texts",
        ["SYN"] = "Scripts that click",
        ["TK"] = "The token",
        ["WC"] = "Without a click",
        ["WS"] = "What the other side wishes",
        ["WY"] = "Ways to another host",
    };

    /// <returns>File names with their texts; those of clients in a folder of their own.</returns>
    public static IReadOnlyDictionary<string, string> All() => Pages(ServerVerification.Cases, "", "..").Concat(Pages(ClientVerification.Cases, "client/", "../.."))
        .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Pages(IReadOnlyList<CaseInfo> cases, string folder, string up) => cases.GroupBy(each => each.Group)
        .Select(group => KeyValuePair.Create($"{folder}{group.Key.ToLowerInvariant()}.md", Page(group.Key, [.. group], up)));

    private static string Page(string group, IReadOnlyList<CaseInfo> cases, string up)
    {
        var page = new StringBuilder($"# {group}: {Names[group]}\n\nWritten by `x80 verify list --pages docs/verify`; see [verify]({up}/verify.md).\n\n| case | what is tried | what a pass says |\n|---|---|---|\n");
        foreach (var each in cases)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {each.Id} | {Cell(each.Title)}{(each.IsScored ? "" : " (not scored yet)")} | {Cell(each.Shows)} |\n");
        }
        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
