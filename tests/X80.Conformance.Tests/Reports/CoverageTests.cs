using AngleSharp.Html.Parser;
using X80.Conformance.Cases;
using X80.Conformance.Coverage;
using X80.Conformance.Reports;
using X80.Conformance.SelfTests;
using X80.Contract.Sessions;

namespace X80.Conformance.Tests.Reports;

public sealed class CoverageTests
{
    [Fact]
    public void The_rows_are_the_routes_of_the_contract()
    {
        var templates = typeof(ExtRoutes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Except([ExtRoutes.Base]);

        Assert.Equal(templates.Order(StringComparer.Ordinal), ContractRoute.All.Select(route => route.Template).Distinct().Order(StringComparer.Ordinal));
        var documented = File.ReadLines(Path.Combine(SpecCoverageTests.Repository(), "docs", "contract.md")).Count(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('`')[1].Split(' ')[0] is "GET" or "POST" or "PUT" or "DELETE" or "PATCH");
        Assert.Equal(documented, ContractRoute.All.Count);
    }

    [Theory]
    [InlineData("POST /api/ext/conversations/a-b_c/sync", "POST /conversations/{id}/sync")]
    [InlineData("raw POST /api/ext/conversations/a/sync", "POST /conversations/{id}/sync")]
    [InlineData("GET /api/ext/conversations?after=7", "GET /conversations")]
    [InlineData("GET /api/ext/records/person/p1/activities", "GET /records/{kind}/{recordId}/activities")]
    [InlineData("POST /api/ext/records/search", "POST /records/search")]
    [InlineData("POST /api/ext/conversations/a/sync/more", null)]
    [InlineData("click sync", null)]
    public void A_step_belongs_to_its_route(string step, string? route)
    {
        Assert.Equal(route, ContractRoute.All.FirstOrDefault(each => each.IsOf(step))?.ToString());
    }

    [Fact]
    public void A_cell_counts_cases_that_attacked_and_no_controls()
    {
        var lattice = new CoverageLattice([Case("GATE-2/PS/1", "attack", "403"), Case("GATE-2/PS/2", "attack", "200"), Case("GATE-2/HT/1", "control", "200")]);
        var sync = ContractRoute.All.Single(route => route is { Method: "POST", Template: ExtRoutes.Sync });

        Assert.Equal((2, 0), (lattice.Cell(sync, "PS"), lattice.Cell(sync, "HT")));
        Assert.Equal((1, 42, 1), (lattice.Tried, lattice.Cells, lattice.Answered));
    }

    [Fact]
    public void The_page_filters_without_a_script_and_shows_what_was_not_attacked()
    {
        var page = new HtmlParser().ParseDocument(HtmlReport.Write(Sample.Report));

        Assert.Equal(["show-all", "show-FAIL", "show-INCONCLUSIVE", "show-PASS"], page.QuerySelectorAll("input[type=radio]").Select(input => input.Id!));
        Assert.Equal(["family-GATE"], page.QuerySelectorAll("input[type=checkbox]").Select(input => input.Id!));
        Assert.All(page.QuerySelectorAll("details"), details => Assert.Contains("of-GATE", details.ClassList));
        Assert.Contains("body:has(#show-FAIL:checked) details:not(.is-FAIL)", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ContractRoute.All.Count, page.QuerySelectorAll(".lattice tbody tr").Length);
        Assert.Contains("· means that none did", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_run_says_what_a_run_of_its_length_sees()
    {
        var report = Sample.Report with { Parts = [Sample.Report.Parts[0] with { Half = "client", Numbers = new Dictionary<string, long> { [ClientVerification.Hours] = 24 } }] };

        var rows = new HtmlParser().ParseDocument(HtmlReport.Write(report)).QuerySelectorAll("h3 + p + table tbody tr").Select(row => row.TextContent);

        Assert.Equal(
            [
                "acts by a timer of 23 h 55 minseen", "acts at random, three times a day95 %", "acts at random, once a day63 %", "acts at random, three times in ten days26 %",
            ],
            rows);
    }

    [Fact]
    public void The_kill_matrix_names_what_each_has_to_fail_and_what_it_failed()
    {
        var report = new SelfReport(
        [
            new SelfOutcome("no-<gate>", "sabotaged", 1, 3, ["GATE-2/PS/1"], [], ["GATE-2/PS/1"], []),
            new SelfOutcome("missed", "sabotaged", 1, 3, [], [], ["GATE-2/PS/2"], []),
        ]);

        var page = new HtmlParser().ParseDocument(SelfPage.Write(report));

        Assert.Equal("killed 1 of 2, false alarms 0 of 0", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["yes", "NO"], page.QuerySelectorAll("tbody tr td:first-child").Select(cell => cell.TextContent));
        Assert.Contains("no-<gate>", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, link, img, [src], [href]"));
    }

    [Fact]
    public void A_part_of_the_matrix_says_that_it_is_one()
    {
        var report = new SelfReport([new SelfOutcome("no-gate", "sabotaged", 1, 3, ["GATE-2/PS/1"], [], ["GATE-2/PS/1"], [])]) { Runs = 40 };

        Assert.False(report.IsWhole);
        Assert.Contains("a part: 1 of 40 runs; nothing is said of the others", report.Lines);
        Assert.Contains("A part: 1 of 40 runs; nothing is said of the others.", SelfPage.Write(report), StringComparison.Ordinal);
        Assert.DoesNotContain("A part", SelfPage.Write(new SelfReport(report.Outcomes)), StringComparison.Ordinal);
    }

    /// <summary>What 'x80 verify self --full' last said is of this very set of cases, or the page says that nothing is kept.</summary>
    [Fact]
    public void The_kept_result_of_the_whole_matrix_is_of_todays_suite()
    {
        var docs = Path.Combine(SpecCoverageTests.Repository(), "docs");
        var kept = Path.Combine(docs, "verify-self.json");

        if (!File.Exists(kept))
        {
            Assert.Contains("the whole matrix is kept yet.", File.ReadAllText(Path.Combine(docs, "verify.md")), StringComparison.Ordinal);
            return;
        }
        using var result = System.Text.Json.JsonDocument.Parse(File.ReadAllText(kept));
        Assert.Equal(SuiteDigest.Of(), result.RootElement.GetProperty("suite").GetString());
        Assert.True(result.RootElement.GetProperty("full").GetBoolean());
        Assert.Equal(result.RootElement.GetProperty("runs").GetInt32(), result.RootElement.GetProperty("done").GetInt32());
        Assert.Equal(0, result.RootElement.GetProperty("exitCode").GetInt32());
    }

    private static CaseResult Case(string id, string phase, string outcome) => CaseResult.Of(
        new CaseInfo(id, "", ""), [new EvidenceLine(phase, "POST /api/ext/conversations/x/sync", outcome)], [], [], isAttack: true);
}
