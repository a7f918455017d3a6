using System.Text.RegularExpressions;

namespace X80.Conformance.Tests.Reports;

/// <summary>Every rule of the spec has a case, or a reason why no server can be asked for it from outside.</summary>
public sealed partial class SpecCoverageTests
{
    private const string Client = "a promise of a client: 'x80 verify client' judges it, or will";
    private const string Own = "seen by the reference server's own tests alone";

    /// <summary>Rules without a case for servers. Rules of clients are none of a server's: HUMAN, GUARD, READ.</summary>
    private static readonly Dictionary<string, string> Without = new(StringComparer.Ordinal)
    {
        ["WIRE-2"] = Client,
        ["WIRE-3"] = Client,
        ["WIRE-8"] = "the contract does not say under which address a server publishes its document",
        ["WIRE-10"] = Client,
        ["GATE-7"] = Own + ": which of two walls refused is not seen from outside; the zoo takes down either",
        ["GATE-12"] = Own + ": needs a CRM that the suite hosts, and time",
        ["GATE-17"] = Own + ": needs months and an administrator",
        ["CRM-7"] = Client,
    };

    [Fact]
    public void Each_rule_for_servers_has_a_case_or_a_reason()
    {
        var rules = RulesOf("docs/spec.md").Where(rule => rule.Split('-')[0] is "WIRE" or "GATE" or "CRM").ToHashSet();
        var covered = ServerVerification.Cases.Select(each => each.Rule).ToHashSet();

        Assert.Empty(rules.Except(covered).Except(Without.Keys));
        Assert.Empty(Without.Keys.Intersect(covered));
        Assert.Empty(Without.Keys.Except(rules));
    }

    [Fact]
    public void Each_case_is_named_after_a_rule_of_the_spec()
    {
        Assert.Empty(ServerVerification.Cases.Concat(ClientVerification.Cases).Select(each => each.Rule).Except(RulesOf("docs/spec.md")));
    }

    [Fact]
    public void Short_ids_are_given_once()
    {
        var shortIds = ServerVerification.Cases.Select(each => each.Id[(each.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToList();

        Assert.Equal(shortIds.Distinct(), shortIds);
    }

    internal static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "X80.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }

    private static HashSet<string> RulesOf(string path) =>
        [.. Rule().Matches(File.ReadAllText(Path.Combine(Repository(), path))).Select(match => match.Value)];

    [GeneratedRegex(@"\b(?:HUMAN|GUARD|READ|WIRE|GATE|CRM)-[0-9]+\b")]
    private static partial Regex Rule();
}
