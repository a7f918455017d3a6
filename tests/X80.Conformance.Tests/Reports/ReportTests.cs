using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using X80.Conformance.Reports;
using X80.Conformance.Tests.Support;
using X80.Zoo;
using X80.Zoo.Servers;

namespace X80.Conformance.Tests.Reports;

public sealed class ReportTests
{
    [Fact]
    public void The_table_reads_like_this()
    {
        Assert.Equal(
            """
            server: http://127.0.0.1:8180 · sight L3 · 3 cases · 212 requests
              PASS           GATE-2/PS/1  Plain sync while Private
              FAIL           GATE-2/PS/2  Claims <Shared> & more
                             Refused content was seen: in each message. [GET note (member), at 17, base64]
              INCONCLUSIVE   GATE-8/AU/2  Another member's id
                             There is no token of a second member.
              not seen: Whether a person clicked.
            FAIL · suite 0.1.0, contract 1.0, seed 7, 4.3 s, self-tested
            """,
            string.Join('\n', ReportTable.Lines(Sample.Report)));
    }

    [Fact]
    public void The_JSON_states_verdicts_versions_seed_sight_and_that_it_is_self_tested()
    {
        var json = JsonDocument.Parse(JsonReport.Write(Sample.Report)).RootElement;

        Assert.True(json.GetProperty("selfTested").GetBoolean());
        Assert.Equal(("0.1.0", "1.0", 7, 1), (Text(json, "suite"), Text(json, "contract"), json.GetProperty("seed").GetInt32(), json.GetProperty("exitCode").GetInt32()));
        var part = json.GetProperty("parts")[0];
        Assert.Equal("L3", Text(part, "sight"));
        Assert.Equal(["PASS", "FAIL", "INCONCLUSIVE"], part.GetProperty("cases").EnumerateArray().Select(each => Text(each, "verdict")));
        Assert.Equal(17, part.GetProperty("cases")[1].GetProperty("findings")[0].GetProperty("offset").GetInt32());
        Assert.Equal("403 conversation-private", Text(part.GetProperty("cases")[0].GetProperty("evidence")[0], "outcome"));
    }

    [Fact]
    public void In_JUnit_a_violation_is_a_failure_and_an_inconclusive_case_an_error()
    {
        var suite = XDocument.Parse(JUnitReport.Write(Sample.Report)).Root!.Element("testsuite")!;

        Assert.Equal(("3", "1", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value));
        Assert.Equal("GATE-2/PS/2 Claims <Shared> & more", suite.Elements("testcase").Single(each => each.Element("failure") is not null).Attribute("name")!.Value);
    }

    [Fact]
    public void In_JUnit_a_run_that_was_stopped_is_an_error()
    {
        var suite = XDocument.Parse(JUnitReport.Write(Stopped())).Root!.Element("testsuite")!;

        Assert.Equal(("1", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("errors")!.Value));
    }

    [Fact]
    public void The_page_shows_each_case_escaped_and_loads_nothing()
    {
        var page = new HtmlParser().ParseDocument(HtmlReport.Write(Sample.Report));

        Assert.Equal("FAIL", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["PASS", "FAIL", "INCONCLUSIVE"], page.QuerySelectorAll("summary .word").Select(word => word.TextContent));
        Assert.Contains("Claims <Shared> & more", page.QuerySelectorAll("summary")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal([false, true, true], page.QuerySelectorAll("details").Select(details => details.HasAttribute("open")));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, [src], [href], shared"));
    }

    [Fact]
    public void The_page_of_a_verboserun_shows_every_line_of_its_evidence()
    {
        const int Lines = 3_000;
        var part = Sample.Report.Parts[0];
        var verbose = part.Cases[0] with { Evidence = [.. Enumerable.Range(0, Lines).Select(line => new EvidenceLine("attack", $"POST line-{line}", "403"))] };

        var page = HtmlReport.Write(Sample.Report with { Parts = [part with { Cases = [verbose] }] });

        Assert.Contains($"POST line-{Lines - 1}", page, StringComparison.Ordinal);
    }

    [Fact]
    public void No_form_claims_what_was_not_observed()
    {
        foreach (var text in new[] { HtmlReport.Write(Sample.Report), JsonReport.Write(Sample.Report), string.Join('\n', ReportTable.Lines(Sample.Report)) })
        {
            Assert.DoesNotContain("cannot", text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.All(ServerVerification.Cases.Concat(ClientVerification.Cases), each => Assert.DoesNotContain("cannot", each.Title + each.Shows, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_violation_in_one_half_outweighs_a_stop_in_the_other()
    {
        var merged = VerifyReport.Merge([Stopped(), Sample.Report]);

        Assert.Equal(2, merged.Parts.Count);
        Assert.Equal(1, merged.ExitCode);
        Assert.Equal(4, Stopped().ExitCode);
    }

    [Fact]
    public async Task A_written_report_holds_no_token()
    {
        await using var session = await new ZooBackend(ZooCatalog.Servers[0]).StartAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("x80-report-");
        try
        {
            var files = await ReportFiles.WriteAsync(await Servers.JudgeAsync(session, options => options with { Only = ["GATE-5/SH"] }), folder.FullName, TestContext.Current.CancellationToken);

            Assert.Equal(["report.html", "report.json", "junit.xml", "evidence.ndjson"], files.Select(Path.GetFileName));
            foreach (var file in files)
            {
                var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
                Assert.DoesNotContain(session.Member.Reveal(), text, StringComparison.Ordinal);
                Assert.DoesNotContain(session.SecondMember.Reveal(), text, StringComparison.Ordinal);
                Assert.Contains("GATE-5/SH/1", text, StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static VerifyReport Stopped() => Sample.Report with
    {
        Parts = [Sample.Report.Parts[0] with { Cases = [], Stop = VerifyStop.NoServer(new Uri("http://127.0.0.1:9")) }],
    };

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
