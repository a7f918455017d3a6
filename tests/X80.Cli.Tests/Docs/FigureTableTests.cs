using System.Globalization;
using System.Text.Json;
using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Docs;

/// <summary>The table of figures is that of the kept ones: none is told that was not measured, and none is left out.</summary>
public sealed class FigureTableTests
{
    private const string Page = "docs/performance.md";
    private const string Kept = "tests/X80.Benchmarks/Report/kept.json";
    private const string From = "<!-- figures: written by -- table -->";
    private const string Until = "<!-- end of figures -->";

    [Fact]
    public void The_table_of_figures_is_that_of_the_kept_ones()
    {
        var tree = RepositoryView.OfTree();
        var page = tree.Files.Single(file => file.Path == Page).Text;
        var written = page[page.IndexOf(From, StringComparison.Ordinal)..page.IndexOf(Until, StringComparison.Ordinal)]
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| what |", StringComparison.Ordinal));
        using var figures = JsonDocument.Parse(tree.Files.Single(file => file.Path == Kept).Text);

        Assert.Equal([.. figures.RootElement.EnumerateArray().Select(Row)], written.ToList());
    }

    private static string Row(JsonElement figure)
    {
        var (value, bar, isFloor) = (figure.GetProperty("value").GetDouble(), figure.GetProperty("bar").GetDouble(), figure.GetProperty("atLeast").GetBoolean());
        var isMet = isFloor ? value >= bar : value <= bar;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {figure.GetProperty("what").GetString()} | {value:0.####} | at {(isFloor ? "least" : "most")} {bar:0.####} | {(isMet ? "met" : "**missed**")} |");
    }
}
