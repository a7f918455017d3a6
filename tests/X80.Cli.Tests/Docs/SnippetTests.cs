using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Docs;

/// <summary>What a page tells people to write compiles against the products as they are, or stands in them.</summary>
public sealed class SnippetTests
{
    private static readonly RepositoryView Tree = RepositoryView.OfTree();

    public static TheoryData<string> Pages =>
        [.. Tree.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal) && Snippet.In(file.Text).Any()).Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_snippet_of_a_page_holds(string page) =>
        Assert.Empty(string.Concat(Snippet.In(Tree.Files.Single(file => file.Path == page).Text).Select(snippet => snippet.Check(Tree))));

    [Theory]
    [InlineData("```csharp\nvar a = 1;\n```", "")]
    [InlineData("```csharp\nvar a = Nowhere.Found;\n```", "CS0103")]
    [InlineData("```csharp\nsealed class Odd : IPageHost;\n```", "CS0535")]
    [InlineData("```csharp X80.sln\nNowhere\n```", "do not stand in X80.sln")]
    [InlineData("```csharp No.cs\nNowhere\n```", "There is no No.cs")]
    public void What_does_not_hold_is_found(string page, string why)
    {
        var said = string.Concat(Snippet.In(page).Select(snippet => snippet.Check(Tree)));

        Assert.True(why.Length == 0 ? said.Length == 0 : said.Contains(why, StringComparison.Ordinal), said);
    }
}
