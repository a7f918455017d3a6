using System.CommandLine;
using System.Text.Json;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Conformance.Reports;

namespace X80.Cli.Verify.Evidence;

/// <summary><c>x80 verify diff</c>: what changed from one run to the next.</summary>
internal sealed class VerifyDiffCommand : ExampledCommand
{
    public VerifyDiffCommand(Consoles consoles)
        : base(
            "diff",
            "Says what changed between two runs, each a report.json or an evidence.ndjson. 1 where anything is worse.",
            "x80 verify diff ./before/report.json ./after/evidence.ndjson")
    {
        var before = new Argument<FileInfo>("BEFORE") { Description = "What the earlier run has left." };
        var after = new Argument<FileInfo>("AFTER") { Description = "What the later run has left." };
        Arguments.Add(before);
        var json = new JsonOption();
        Arguments.Add(after);
        Options.Add(json);
        SetAction(async (parsed, cancellationToken) =>
        {
            var diff = Between(
                await EvidenceFile.ReadAsync(parsed.GetRequiredValue(before), cancellationToken),
                await EvidenceFile.ReadAsync(parsed.GetRequiredValue(after), cancellationToken));
            var lines = parsed.GetValue(json)
                ? [JsonSerializer.Serialize(new DiffAnswer(diff.Lines, diff.Unchanged, diff.IsWorse), CliJson.Default.DiffAnswer)]
                : diff.Lines;
            foreach (var line in lines)
            {
                await consoles.TellAsync(line);
            }

            consoles.Say($"{diff.Lines.Count} changed, {diff.Unchanged} as before.");
            return diff.IsWorse ? ExitCode.CheckFailed : ExitCode.Done;
        });
    }

    private static ReportDiff Between(string before, string after)
    {
        try
        {
            return ReportDiff.Of(before, after);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            var exitCode = e is FormatException ? ExitCode.Usage : ExitCode.CheckFailed;
            throw new CliException(exitCode, "The runs are not compared.", e.Message, "Name two files that runs have left with --report.", e);
        }
    }
}
