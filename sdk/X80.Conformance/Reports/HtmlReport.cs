using System.Globalization;
using Scriban;
using Scriban.Runtime;

namespace X80.Conformance.Reports;

/// <summary>A report as one self-contained page for people: no script, nothing loaded from elsewhere, prints well.</summary>
public static class HtmlReport
{
    private const string TemplateName = "report.html.sbn";

    private static readonly Template Page = Load();

    public static string Write(VerifyReport report)
    {
        var model = new ScriptObject
        {
            ["suite"] = VerifyReport.SuiteVersion,
            ["contract"] = VerifyReport.ContractVersion,
            ["seed"] = report.Seed,
            ["started"] = report.StartedAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
            ["seconds"] = report.Took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
            ["verdict"] = ReportTable.Word(report.Verdict),
            ["parts"] = new ScriptArray(report.Parts.Select(Part)),
        };
        // A whole run has thousands of lines of evidence; the template is ours, and ends.
        var context = new TemplateContext { StrictVariables = true, LoopLimit = 0 };
        context.PushGlobal(model);
        return Page.Render(context);
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
    };

    private static ScriptObject Case(CaseResult result) => new()
    {
        ["id"] = result.Case.Id,
        ["title"] = result.Case.Title,
        ["verdict"] = ReportTable.Word(result.Verdict),
        ["why"] = result.Why,
        ["control"] = Held(result.Facts.ControlHeld),
        ["attack"] = result.Facts.ViolationSeen ? "violation seen" : result.Facts.SweptWhole ? "nothing seen" : "not wholly swept",
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

    private static Template Load()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(TemplateName)
            ?? throw new InvalidOperationException($"The template {TemplateName} is missing from the package; reinstall X80.Conformance.");
        using var reader = new StreamReader(stream);
        var template = Template.Parse(reader.ReadToEnd(), TemplateName);
        return template.HasErrors ? throw new InvalidOperationException($"The template {TemplateName} is broken: {template.Messages}") : template;
    }
}
