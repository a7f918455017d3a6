using System.Globalization;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Reports;

/// <summary>A report as plain lines, for any terminal.</summary>
public static class ReportTable
{
    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "PASS",
        Verdict.Fail => "FAIL",
        Verdict.NotApplicable => "N/A",
        Verdict.Inconclusive => "INCONCLUSIVE",
        _ => "RIG ERROR",
    };

    /// <exception cref="InvalidOperationException">There is no such word.</exception>
    internal static Verdict OfWord(string word) => Enum.GetValues<Verdict>().First(each => Word(each) == word);

    public static IReadOnlyList<string> Lines(VerifyReport report)
    {
        var lines = new List<string>();
        foreach (var part in report.Parts)
        {
            lines.Add($"{part.Half}: {part.Subject} · sight {part.Sight} · "
                + string.Join(" · ", part.Numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"{number.Value} {number.Key}"))));
            if (part.Stop is { } stop)
            {
                lines.Add($"  STOPPED        {stop.Sentence}");
            }
            var width = part.Cases.Select(each => each.Case.Id.Length).DefaultIfEmpty(0).Max();
            foreach (var result in part.Cases)
            {
                lines.Add($"  {Word(result.Verdict),-14} {result.Case.Id.PadRight(width)}  {result.Case.Title}{(result.Case.IsScored ? "" : " (not scored)")}");
                lines.AddRange(Details(result).Select(detail => $"  {"",-14} {detail}"));
            }
            lines.AddRange(part.NotSeen.Select(sentence => $"  not seen: {sentence}"));
        }
        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{Word(report.Verdict)} · suite {VerifyReport.SuiteVersion}, contract {VerifyReport.ContractVersion}, seed {report.Seed}, {report.Took.TotalSeconds:0.0} s, {report.Standing}"));
        return lines;
    }

    private static IEnumerable<string> Details(CaseResult result)
    {
        const int MostFindings = 5;
        if (result.Verdict == Verdict.Pass)
        {
            return [];
        }
        return result.Findings.Count == 0
            ? [result.Why]
            : result.Findings.Take(MostFindings).Select(Sentence)
                .Concat(result.Findings.Count > MostFindings ? [$"… and {result.Findings.Count - MostFindings} more"] : []);
    }

    internal static string Sentence(Finding finding) =>
        $"{finding.What} [{finding.Channel}"
        + (finding.Offset is { } offset ? string.Create(CultureInfo.InvariantCulture, $", at {offset}") : "")
        + (finding.Form is { } form ? $", {form}]" : "]");
}
