using Scriban.Runtime;
using X80.Conformance.Reports;

namespace X80.Conformance.SelfTests;

/// <summary>The kill matrix as a page for people: each of the zoo, the cases it has to fail, and those it failed.</summary>
public static class SelfPage
{
    private static readonly PageTemplate Page = new("self.html.sbn");

    public static string Write(SelfReport report) => Page.Render(new ScriptObject
    {
        ["suite"] = VerifyReport.SuiteVersion,
        ["contract"] = VerifyReport.ContractVersion,
        ["digest"] = SuiteDigest.Of(),
        ["killed"] = report.Killed,
        ["mutants"] = report.Mutants,
        ["false_alarms"] = report.FalseAlarms,
        ["odd_runs"] = report.OddRuns,
        ["done"] = report.Done,
        ["runs"] = report.Runs,
        ["rows"] = new ScriptArray(report.Outcomes.Select(outcome => new ScriptObject
        {
            ["right"] = outcome.IsRight,
            ["name"] = outcome.Name,
            ["half"] = outcome.Half,
            ["kind"] = outcome.Kind,
            ["seed"] = outcome.Seed,
            ["cases"] = outcome.Cases,
            ["expected"] = string.Join(", ", outcome.Expected),
            ["failed"] = outcome.Kind == "degenerate" ? $"{outcome.Failed.Count} cases" : string.Join(", ", outcome.Failed),
            ["unclear"] = outcome.Trouble ?? (outcome.Kind == "degenerate" ? $"{outcome.Unclear.Count} cases" : string.Join(", ", outcome.Unclear)),
        })),
    });
}
