using System.Globalization;
using System.Xml.Linq;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Reports;

/// <summary>
/// A report in the XML form that build servers read. Their form knows no inconclusive: it is written as an error, so that
/// no build server shows it green.
/// </summary>
public static class JUnitReport
{
    public static string Write(VerifyReport report) => new XDocument(
        new XElement(
            "testsuites",
            new XAttribute("name", $"X80 conformance {VerifyReport.SuiteVersion}, contract {VerifyReport.ContractVersion}, seed {report.Seed}, {report.Standing}"),
            report.Parts.Select(Suite))).ToString();

    private static XElement Suite(PartReport part) => new(
        "testsuite",
        new XAttribute("name", $"{part.Half} {part.Subject} ({part.Sight})"),
        new XAttribute("tests", Text(part.Cases.Count + (part.Stop is null ? 0 : 1))),
        new XAttribute("failures", Text(part.Cases.Count(each => each.Case.IsScored && each.Verdict == Verdict.Fail))),
        new XAttribute("errors", Text(part.Cases.Count(each => each.Case.IsScored && each.Verdict is Verdict.Inconclusive or Verdict.RigError) + (part.Stop is null ? 0 : 1))),
        new XAttribute("skipped", Text(part.Cases.Count(each => !each.Case.IsScored || each.Verdict == Verdict.NotApplicable))),
        part.Stop is { } stop
            ? new XElement("testcase", new XAttribute("classname", part.Half), new XAttribute("name", "start"), Problem("error", stop.Code, stop.Sentence, []))
            : null,
        part.Cases.Select(result => Case(part, result)));

    private static XElement Case(PartReport part, CaseResult result) => new(
        "testcase",
        new XAttribute("classname", $"{part.Half}.{result.Case.Rule}"),
        new XAttribute("name", $"{result.Case.Id} {result.Case.Title}"),
        !result.Case.IsScored ? new XElement("skipped", new XAttribute("message", $"Not scored yet: {ReportTable.Word(result.Verdict)}. {result.Why}"))
            : result.Verdict == Verdict.Pass ? null
            : result.Verdict == Verdict.NotApplicable ? new XElement("skipped", new XAttribute("message", $"Does not apply. {result.Why}"))
            : Problem(
                result.Verdict == Verdict.Fail ? "failure" : "error", ReportTable.Word(result.Verdict), result.Why,
                result.Findings.Select(ReportTable.Sentence)));

    private static XElement Problem(string name, string type, string message, IEnumerable<string> lines) =>
        new(name, new XAttribute("type", type), new XAttribute("message", message), string.Join('\n', lines));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
