using System.Globalization;
using System.Text.RegularExpressions;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>The published table and the tests name each other.</summary>
public sealed partial class FaultTableTests
{
    private const int Count = 66;

    private static readonly Type[] Classes = typeof(FaultTableTests).Assembly.GetTypes();

    private static readonly string[] Methods =
        [.. Classes.SelectMany(type => type.GetMethods().Where(method => method.DeclaringType == type).Select(method => $"{type.Name}.{method.Name}"))];

    [Fact]
    public void Every_number_has_its_tests_or_the_reason_why_not()
    {
        var rows = Row().Matches(File.ReadAllText(Table())).ToList();

        Assert.Equal(Enumerable.Range(1, Count), rows.Select(row => int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture)));
        foreach (var cell in rows.Select(row => row.Groups[2].Value))
        {
            var named = Code().Matches(cell).Select(code => code.Groups[1].Value).ToList();
            Assert.True(named.Count > 0 || Reason().IsMatch(cell), $"Neither a test nor a reason: {cell}");
            Assert.All(named, name => Assert.True(IsTest(name), $"There is no test {name}."));
        }
    }

    [Fact]
    public void Every_test_of_a_fault_stands_in_the_table()
    {
        var table = File.ReadAllText(Table());

        Assert.All(
            Methods.SelectMany(method => Fault().Matches(method)).Select(fault => fault.Value).Distinct(),
            fault => Assert.True(table.Contains($"`{fault}`", StringComparison.Ordinal), $"Name {fault} in its row of docs/faults.md."));
    }

    private static bool IsTest(string name) =>
        name.Contains('=', StringComparison.Ordinal)
        || (name.StartsWith("Fault_", StringComparison.Ordinal)
            ? Methods.Any(method => method.Contains(name + "_", StringComparison.Ordinal))
            : Methods.Contains(name) || Classes.Any(type => type.Name == name));

    private static string Table()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "X80.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "docs", "faults.md");
    }

    [GeneratedRegex(@"^\| (\d+) \|[^|]*\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("(not applicable|not yet|later|the command).+")]
    private static partial Regex Reason();

    [GeneratedRegex(@"Fault_\d+")]
    private static partial Regex Fault();
}
