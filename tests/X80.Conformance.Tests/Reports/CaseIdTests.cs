using System.Text.RegularExpressions;
using X80.Conformance.Cases;

namespace X80.Conformance.Tests.Reports;

public sealed partial class CaseIdTests
{
    [Fact]
    public void Ids_are_unique_ordered_and_name_a_rule_a_group_and_a_number()
    {
        foreach (var cases in new[] { ServerVerification.Cases, ClientVerification.Cases })
        {
            var ids = cases.Select(info => info.Id).ToList();

            Assert.Equal(ids.Distinct().Order(CaseInfo.Order), ids);
            Assert.All(ids, id => Assert.Matches(Form(), id));
        }
    }

    [Fact]
    public void What_a_pass_shows_is_said_without_claiming_more()
    {
        var infos = ServerVerification.Cases.Concat(ClientVerification.Cases);

        Assert.All(infos, info => Assert.DoesNotMatch("(?i)cannot|impossible|secure|guarantee", info.Shows));
    }

    [GeneratedRegex("^(CRM|GATE|GUARD|HUMAN|READ|WIRE)-[0-9]+/[A-Z]+/[0-9]+$")]
    private static partial Regex Form();
}
