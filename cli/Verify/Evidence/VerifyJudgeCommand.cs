using System.CommandLine;
using X80.Cli.Running;
using X80.Cli.Speaking;
using X80.Conformance.Bundles;
using X80.Conformance.Reports;

namespace X80.Cli.Verify.Evidence;

/// <summary><c>x80 verify judge</c>: draws every verdict again from the evidence that a run left.</summary>
internal sealed class VerifyJudgeCommand : ExampledCommand
{
    public VerifyJudgeCommand(Consoles consoles)
        : base(
            "judge",
            "Judges an evidence bundle without its subject: follows its chain and draws every verdict again.",
            "x80 verify judge ./x80-verify/evidence.ndjson",
            "x80 verify judge ./x80-verify/evidence.ndjson --nonce judge-20261127")
    {
        var bundle = new Argument<FileInfo>("BUNDLE") { Description = "The evidence.ndjson that a run has left." };
        var nonce = new Option<string?>("--nonce") { Description = "The word that you gave out for this run.", HelpName = "WORD" };
        var seal = new Option<string?>("--seal") { Description = "The seal that was said when the run ended.", HelpName = "HASH" };
        var json = new JsonOption();
        Arguments.Add(bundle);
        Options.Add(nonce);
        Options.Add(seal);
        Options.Add(json);
        SetAction(async (parsed, cancellationToken) =>
        {
            var text = await EvidenceFile.ReadAsync(parsed.GetRequiredValue(bundle), cancellationToken);
            var judged = BundleJudge.Judge(text, VerifyOptions.NonceOf(parsed.GetValue(nonce)), parsed.GetValue(seal));
            if (judged.Report is not { } report)
            {
                throw new CliException(judged.ExitCode, judged.Fault!, "", "Ask for the bundle as the run has left it, or run the suite yourself.");
            }

            foreach (var line in parsed.GetValue(json) ? [JsonReport.Write(report)] : ReportTable.Lines(report))
            {
                await consoles.TellAsync(line);
            }

            foreach (var remark in judged.Remarks)
            {
                consoles.Say(remark);
            }

            return judged.ExitCode;
        });
    }
}
