using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using X80.Conformance.Reports;

namespace X80.Conformance.Tests.Reports;

/// <summary>report.json is of the form that docs/verify-report.schema.json gives.</summary>
public sealed class ReportSchemaTests
{
    private static readonly JsonSchema Schema =
        JsonSchema.FromText(File.ReadAllText(Path.Combine(SpecCoverageTests.Repository(), "docs", "verify-report.schema.json")));

    [Fact]
    public void A_report_is_of_its_schema_whether_it_ran_or_stopped_or_was_for_a_judge()
    {
        var stopped = Sample.Report.Parts[0] with { Cases = [], Stop = VerifyStop.NoServer(new Uri("http://127.0.0.1:9")) };

        Assert.True(IsValid(JsonReport.Write(Sample.Report)));
        Assert.True(IsValid(JsonReport.Write(Sample.Report with { Nonce = "judge-20261127", Parts = [stopped] })));
    }

    [Theory]
    [InlineData("verdict", "\"GREEN\"")]
    [InlineData("exitCode", "5")]
    [InlineData("selfTested", "\"yes\"")]
    [InlineData("more", "1")]
    public void Another_form_is_noticed(string member, string value)
    {
        var report = JsonNode.Parse(JsonReport.Write(Sample.Report))!;
        report[member] = JsonNode.Parse(value);

        Assert.False(IsValid(report.ToJsonString()));
    }

    private static bool IsValid(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Schema.Evaluate(document.RootElement).IsValid;
    }
}
