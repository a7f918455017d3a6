using System.Text.RegularExpressions;
using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Docs;

/// <summary>Links between pages lead to a file, and to a heading in it where they say so; every page of docs stands in its contents.</summary>
public sealed partial class LinkTests
{
    private static readonly RepositoryView Tree = RepositoryView.OfTree();

    private static readonly IReadOnlyList<RepositoryFile> Pages = [.. Tree.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal))];

    [Fact]
    public void Every_link_leads_somewhere() => Assert.Equal([], Pages.SelectMany(page => Broken(page.Path, page.Text)));

    [Theory]
    [InlineData("[a](operations.md) [b](https://example.com/) [c](#here)\n# Here", "")]
    [InlineData("[a](nowhere.md)", "nowhere.md")]
    [InlineData("[a](operations.md#nothing-of-the-kind)", "operations.md#nothing-of-the-kind")]
    [InlineData("[a](#nothing)", "#nothing")]
    public void One_that_leads_nowhere_is_found(string text, string target) =>
        Assert.Equal(target.Length == 0 ? [] : [$"docs/made-up.md: {target}"], Broken("docs/made-up.md", text));

    [Fact]
    public void Every_page_of_docs_stands_in_its_contents()
    {
        var contents = Pages.Single(page => page.Path == "docs/README.md").Text;

        Assert.All(
            Pages.Where(page => page.Folder == "docs" && page.Name != "README.md"),
            page => Assert.Contains($"]({page.Name})", contents, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Broken(string path, string text) =>
        from Match link in Link().Matches(Fence().Replace(text, ""))
        let target = link.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal) && !Exists(path, text, target)
        select $"{path}: {target}";

    private static bool Exists(string path, string text, string target)
    {
        var parts = target.Split('#');
        var folder = path[..Math.Max(0, path.LastIndexOf('/'))];
        var place = parts[0].Length == 0 ? path : Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/" + folder, parts[0]))).Replace('\\', '/').TrimEnd('/');
        var page = parts[0].Length == 0 ? text : Tree.Files.SingleOrDefault(file => file.Path == place)?.Text;
        return parts.Length == 1 ? page is not null || Tree.Files.Any(file => file.IsUnder(place)) : page is not null && Anchors(page).Contains(parts[1]);
    }

    /// <summary>As code hosts make them: small letters, without what is no letter, digit, hyphen or blank, and blanks as hyphens.</summary>
    private static IEnumerable<string> Anchors(string page) =>
        from Match heading in Heading().Matches(Fence().Replace(page, ""))
        select string.Concat(heading.Groups["words"].Value.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
