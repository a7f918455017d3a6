using System.Text.RegularExpressions;

namespace X80.Conformance.Tests.Reports;

/// <summary>Every rule for clients has a case, or a reason why none is there.</summary>
public sealed partial class ClientCoverageTests
{
    private const string Own = "seen by the harness's own tests alone";

    private static readonly Dictionary<string, string> Without = new(StringComparer.Ordinal)
    {
        ["HUMAN-9"] = Own + ": the ledger is on the person's machine, in a form of the client's own",
        ["GUARD-5"] = Own + ": the sandbox and the permissions of a process",
        ["GUARD-6"] = Own + ": how a refusal is shown is the client's own",
        ["GUARD-7"] = Own + ": the policy of the client's own surface",
        ["GUARD-8"] = Own + ": the suite makes input on the practice page alone",
        ["READ-4"] = Own + ": the packs of the SDK",
        ["READ-5"] = Own + ": the script of the SDK; its effects are seen by HUMAN-5/PG",
        ["READ-6"] = Own + ": what is said of drift",
        ["READ-7"] = Own + ": one reading in every host",
    };

    [Fact]
    public void Each_rule_for_clients_has_a_case_or_a_reason()
    {
        var text = File.ReadAllText(Path.Combine(SpecCoverageTests.Repository(), "docs", "spec.md"));
        var rules = Rule().Matches(text).Select(match => match.Value).ToHashSet();
        var covered = ClientVerification.Cases.Select(each => each.Rule).ToHashSet();

        Assert.Empty(rules.Except(covered).Except(Without.Keys));
        Assert.Empty(Without.Keys.Intersect(covered));
        Assert.Empty(Without.Keys.Except(rules));
    }

    [Fact]
    public void Short_ids_are_given_once_and_groups_belong_to_one_half()
    {
        var shortIds = ClientVerification.Cases.Select(each => each.Id[(each.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToList();

        Assert.Equal(shortIds.Distinct(), shortIds);
        Assert.Empty(ClientVerification.Cases.Select(each => each.Group).Intersect(ServerVerification.Cases.Select(each => each.Group)));
    }

    [GeneratedRegex(@"\b(?:HUMAN|GUARD|READ)-[0-9]+\b")]
    private static partial Regex Rule();
}
