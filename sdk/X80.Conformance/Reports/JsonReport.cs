using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace X80.Conformance.Reports;

/// <summary>A report as JSON, for machines.</summary>
public static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Write(VerifyReport report) => JsonSerializer.Serialize(
        new
        {
            SelfTested = report.Nonce is null,
            report.Nonce,
            Suite = VerifyReport.SuiteVersion,
            Contract = VerifyReport.ContractVersion,
            report.Seed,
            report.StartedAt,
            Seconds = Math.Round(report.Took.TotalSeconds, 3),
            Verdict = ReportTable.Word(report.Verdict),
            report.ExitCode,
            Parts = report.Parts.Select(part => new
            {
                part.Half,
                part.Subject,
                Sight = part.Sight.ToString(),
                Verdict = ReportTable.Word(part.Verdict),
                part.Stop,
                part.Numbers,
                Cases = part.Cases.Select(result => new
                {
                    result.Case.Id,
                    result.Case.Rule,
                    result.Case.Title,
                    Scored = result.Case.IsScored,
                    Verdict = ReportTable.Word(result.Verdict),
                    result.Why,
                    result.Facts,
                    result.Findings,
                    result.Evidence,
                }),
                part.NotSeen,
            }),
        },
        Options);
}
