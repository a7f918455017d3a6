using System.Globalization;
using Scriban.Runtime;
using X80.Conformance.Coverage;

namespace X80.Conformance.Reports;

/// <summary>A report as one self-contained page for people: no script, nothing loaded from elsewhere, prints well.</summary>
public static class HtmlReport
{
    private static readonly PageTemplate Page = new("report.html.sbn");

    public static string Write(VerifyReport report)
    {
        var cases = report.Parts.SelectMany(part => part.Cases).ToList();
        var model = new ScriptObject
        {
            ["suite"] = VerifyReport.SuiteVersion,
            ["contract"] = VerifyReport.ContractVersion,
            ["seed"] = report.Seed,
            ["started"] = report.StartedAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
            ["seconds"] = report.Took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
            ["standing"] = report.Standing,
            ["verdict"] = ReportTable.Word(report.Verdict),
            ["parts"] = new ScriptArray(report.Parts.Select(Part)),
            ["counts"] = new ScriptArray(cases.GroupBy(each => each.Verdict).OrderByDescending(group => group.Key).Select(group => new ScriptObject
            {
                ["word"] = ReportTable.Word(group.Key),
                ["name"] = Name(ReportTable.Word(group.Key)),
                ["count"] = group.Count(),
            })),
            ["families"] = new ScriptArray(cases.Select(each => Family(each.Case.Rule)).Distinct().Order(StringComparer.Ordinal)),
        };
        return Page.Render(model);
    }

    private static ScriptObject Part(PartReport part) => new()
    {
        ["half"] = part.Half,
        ["subject"] = part.Subject,
        ["sight"] = part.Sight.ToString(),
        ["stop"] = part.Stop?.Sentence ?? "",
        ["numbers"] = string.Join(" · ", part.Numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"{number.Value} {number.Key}"))),
        ["not_seen"] = new ScriptArray(part.NotSeen),
        ["cases"] = new ScriptArray(part.Cases.Select(Case)),
        ["lattice"] = part is { Half: "server", Cases.Count: > 0 } ? Lattice(new CoverageLattice(part.Cases)) : null,
        ["power"] = part.Numbers.TryGetValue(ClientVerification.Hours, out var hours)
            ? new ScriptArray(DetectionPower.Of(hours).Select(row => new ScriptObject { ["client"] = row.Client, ["chance"] = row.Chance }))
            : [],
    };

    private static ScriptObject Lattice(CoverageLattice lattice) => new()
    {
        ["groups"] = new ScriptArray(lattice.Groups),
        ["tried"] = lattice.Tried,
        ["cells"] = lattice.Cells,
        ["answered"] = lattice.Answered,
        ["routes"] = ContractRoute.All.Count,
        ["rows"] = new ScriptArray(ContractRoute.All.Select(route => new ScriptObject
        {
            ["route"] = route.ToString(),
            ["answered"] = lattice.HasAnswered(route),
            ["cells"] = new ScriptArray(lattice.Groups.Select(group => (object)lattice.Cell(route, group))),
        })),
    };

    private static ScriptObject Case(CaseResult result) => new()
    {
        ["id"] = result.Case.Id,
        ["family"] = Family(result.Case.Rule),
        ["title"] = result.Case.Title,
        ["scored"] = result.Case.IsScored,
        ["verdict"] = ReportTable.Word(result.Verdict),
        ["name"] = Name(ReportTable.Word(result.Verdict)),
        ["why"] = result.Why,
        ["control"] = Held(result.Facts.ControlHeld),
        ["attack"] = result.Facts.ViolationSeen ? "violation seen" : !result.Facts.Applies ? "does not apply" : result.Facts.SweptWhole ? "nothing seen" : "not wholly swept",
        ["after"] = Held(result.Facts.AfterControlHeld),
        ["findings"] = new ScriptArray(result.Findings.Select(ReportTable.Sentence)),
        ["evidence"] = new ScriptArray(result.Evidence.Select(line => new ScriptObject
        {
            ["phase"] = line.Phase,
            ["step"] = line.Step,
            ["outcome"] = line.Outcome,
        })),
    };

    private static string Held(bool held) => held ? "held" : "failed";

    /// <summary>The part of a rule that the filter knows, such as <c>GATE</c>.</summary>
    private static string Family(string rule) => rule.Split('-')[0];

    /// <summary>A verdict as a class of the style sheet.</summary>
    private static string Name(string word) => word.Replace(' ', '-').Replace('/', '-');
}
