using System.Globalization;
using System.Text.RegularExpressions;
using X80.Cli.Tests.Conventions;

namespace X80.Cli.Tests.Guard;

/// <summary>The published table of scenarios and the tests name each other.</summary>
public sealed partial class ScenarioTableTests
{
    private const int Count = 180;

    private static readonly RepositoryView Repository = RepositoryView.OfTree();

    private static readonly string Table = TextOf("docs/guard.md")[TextOf("docs/guard.md").IndexOf("## Scenario by scenario", StringComparison.Ordinal)..];

    private static readonly string Vectors = TextOf("tests/X80.Harness.Tests/Guarding/Hostile/Vectors.cs");

    [Fact]
    public void Every_number_has_its_tests_or_the_reason_why_not()
    {
        var rows = Row().Matches(Table).ToList();

        Assert.Equal(Enumerable.Range(1, Count), rows.SelectMany(row => NumbersOf(row.Groups[1].Value)));
        Assert.All(rows.Select(row => row.Groups[2].Value), cell => Assert.True(
            Code().IsMatch(cell) || Quoted().IsMatch(cell) || cell.Contains("not applicable:", StringComparison.Ordinal), $"Neither a test, nor a way out, nor a reason: {cell}"));
    }

    [Fact]
    public void Every_test_and_every_way_out_that_is_named_exists()
    {
        var (tests, ways) = (Named(Code()), Named(Quoted()));

        Assert.True(tests.Count > 40 && ways.Count > 40);
        Assert.All(tests, name => Assert.True(IsTest(name), $"There is no test {name}."));
        Assert.Equal(Way().Matches(Vectors).Select(match => match.Groups[1].Value).Order(), ways.Distinct().Order());

        static List<string> Named(Regex form) => [.. form.Matches(Table).Select(match => match.Groups[1].Value)];
    }

    [Fact]
    public void Every_test_that_is_named_after_a_scenario_stands_in_its_row()
    {
        var named = Repository.Sources.Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal)).SelectMany(file => Scenario().Matches(file.Text)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, test => Assert.Contains(
            Row().Matches(Table),
            row => NumbersOf(row.Groups[1].Value).Contains(Number(test.Groups[2].Value)) && row.Groups[2].Value.Contains("." + test.Groups[1].Value + "`", StringComparison.Ordinal)));
    }

    private static bool IsTest(string name)
    {
        var parts = name.Split('.');
        var file = Repository.Sources.FirstOrDefault(source => source.Path.StartsWith("tests/", StringComparison.Ordinal) && source.Path.EndsWith($"/{parts[0]}.cs", StringComparison.Ordinal));
        return file is not null && (parts.Length == 1 || file.Text.Contains($" {parts[1]}(", StringComparison.Ordinal));
    }

    private static IEnumerable<int> NumbersOf(string cell)
    {
        var ends = cell.Split('–').Select(Number).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string TextOf(string path) => Repository.Files.Single(file => file.Path == path).Text;

    [GeneratedRegex(@"^\| ([0-9–]+) \|[^|]*\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Z]\\w+Tests(?:\\.\\w+)?)`")]
    private static partial Regex Code();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\[\"([^\"]+)\"\\] =")]
    private static partial Regex Way();

    [GeneratedRegex(@"Task (Scenario_(\d+)_\w+)\(")]
    private static partial Regex Scenario();
}
