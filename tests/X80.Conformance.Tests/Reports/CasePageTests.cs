using X80.Conformance.Reports;

namespace X80.Conformance.Tests.Reports;

public sealed class CasePageTests
{
    [Fact]
    public void The_pages_of_the_groups_are_what_the_cases_say()
    {
        var folder = Path.Combine(SpecCoverageTests.Repository(), "docs", "verify");
        var pages = CasePages.All();

        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(folder, "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.True(
            page.Value == File.ReadAllText(Path.Combine(folder, page.Key)), $"{page.Key} is not current. Write it anew with: x80 verify list --pages docs/verify"));
    }
}
