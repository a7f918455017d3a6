using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using X80.Conformance.Attended;
using X80.Conformance.Cases;
using X80.Conformance.Reports;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Tests.Reports;

public sealed class CaseSetTests
{
    private const string OfVolume = "GATE-2/VO/1";
    private const string Unscored = "GATE-2/PS/999";

    /// <summary>A new case waits for the set of the contract's next version; a set that was given out does not change.</summary>
    [Fact]
    public void The_set_of_a_version_is_frozen()
    {
        var set = string.Join('\n', CaseSet.Of("1.0")) + "\n";

        Assert.Equal("00eb8e065dc1671783ae7a83d52c17d61154cd9ced80bb91b7a22ee17f4f00f2", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(set))));
    }

    [Fact]
    public void Every_case_of_the_set_is_one_of_the_suite()
    {
        var cases = ServerVerification.Cases.Concat(ClientVerification.Cases).Concat(AttendedVerification.Cases).Select(each => each.Id).Append(OfVolume);

        Assert.Empty(CaseSet.Of(VerifyReport.ContractVersion).Except(cases));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_case_outside_the_set_decides_nothing(bool isViolated)
    {
        var report = With(Outside(isViolated), Sample.Report.Parts[0].Cases[0]);

        Assert.Equal((Verdict.Pass, 0), (report.Verdict, report.ExitCode));
    }

    [Fact]
    public void A_run_of_nothing_but_such_cases_says_nothing()
    {
        Assert.Equal(3, With(Outside(isViolated: false)).ExitCode);
    }

    [Fact]
    public void Every_form_says_that_it_is_not_scored()
    {
        var report = With(Outside(isViolated: true), Sample.Report.Parts[0].Cases[0]);

        var suite = XDocument.Parse(JUnitReport.Write(report)).Root!.Element("testsuite")!;
        Assert.Equal(("0", "1"), (suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Contains("(not scored)", ReportTable.Lines(report)[1], StringComparison.Ordinal);
        Assert.Contains("\"scored\": false", JsonReport.Write(report), StringComparison.Ordinal);
        Assert.Contains("not scored", HtmlReport.Write(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_outside_the_set_makes_no_run_worse_than_another()
    {
        var scored = Sample.Report.Parts[0].Cases[0];
        var before = JsonReport.Write(With(Outside(isViolated: false), scored));
        var after = JsonReport.Write(With(Outside(isViolated: true), scored));

        var diff = ReportDiff.Of(before, after);

        Assert.Single(diff.Lines);
        Assert.False(diff.IsWorse);
    }

    private static VerifyReport With(params CaseResult[] cases) => Sample.Report with { Parts = [Sample.Report.Parts[0] with { Cases = cases }] };

    private static CaseResult Outside(bool isViolated) => Sample.Report.Parts[0].Cases[isViolated ? 1 : 0] with { Case = new CaseInfo(Unscored, "New", "New.") };
}
