using X80.Conformance.Cases;
using X80.Conformance.Reports;
using X80.Conformance.SelfTests;

namespace X80.Conformance.Bundles;

/// <summary>
/// A run as evidence: every step with what the suite itself sent, what was seen, and the verdicts, a JSON line each, chained by
/// hashes. Of what a stranger answered it keeps the status and the type of problem, never the body; and no token.
/// </summary>
public static class EvidenceBundle
{
    public const string FileName = "evidence.ndjson";

    private const int Format = 1;

    public static string Write(VerifyReport report)
    {
        var records = Records(report).ToList();
        return BundleChain.Write([.. records, new BundleEnd(report.Verdict, report.ExitCode, records.Count)]);
    }

    /// <summary>The last link of a bundle that was just written: whoever notes it down knows later that it is the same.</summary>
    public static string SealOf(string bundle) => BundleChain.Read(bundle).Seal;

    /// <exception cref="BundleBrokenException">It does not hold together.</exception>
    internal static (VerifyReport Report, BundleHead Head, string Seal) Read(string text)
    {
        var (records, seal) = BundleChain.Read(text);
        if (records is not [BundleHead { Format: Format } head, .., BundleEnd end])
        {
            throw new BundleBrokenException("It does not begin with a head and finish with an end: something was cut off.");
        }
        if (end.Records != records.Count - 1)
        {
            throw new BundleBrokenException($"It says that {end.Records} lines stand before its last one, and {records.Count - 1} do.");
        }
        var report = new VerifyReport
        {
            StartedAt = head.StartedAt,
            Took = TimeSpan.FromSeconds(head.Seconds),
            Seed = head.Seed,
            Nonce = head.Nonce,
            Parts = Parts(records),
        };
        return report.Verdict == end.Verdict && report.ExitCode == end.ExitCode
            ? (report, head, seal)
            : throw new BundleBrokenException($"It says {ReportTable.Word(end.Verdict)} of the run, and its cases make it {ReportTable.Word(report.Verdict)}.");
    }

    private static IEnumerable<BundleRecord> Records(VerifyReport report)
    {
        yield return new BundleHead(
            Format, VerifyReport.SuiteVersion, VerifyReport.ContractVersion, SuiteDigest.Of(), report.Seed, report.StartedAt, report.Took.TotalSeconds, report.Nonce);
        foreach (var part in report.Parts)
        {
            yield return new BundlePart(part.Half, part.Subject, part.Sight, part.Stop, part.Numbers, part.NotSeen);
            foreach (var result in part.Cases)
            {
                foreach (var line in result.Evidence)
                {
                    yield return new BundleStep(result.Case.Id, line.Phase, line.Step, line.Outcome, line.Sent);
                }
                yield return new BundleCase(
                    result.Case.Id, result.Case.Title, result.Case.Shows, result.IsAttack, result.Faults, result.Findings, result.Verdict);
            }
        }
    }

    private static List<PartReport> Parts(IReadOnlyList<BundleRecord> records)
    {
        var parts = new List<PartReport>();
        var cases = new List<CaseResult>();
        var steps = new List<BundleStep>();
        foreach (var record in records.Skip(1))
        {
            switch (record)
            {
                case BundlePart part:
                    cases = [];
                    parts.Add(new PartReport
                    {
                        Half = part.Half,
                        Subject = part.Subject,
                        Sight = part.Sight,
                        Stop = part.Stop,
                        Numbers = part.Numbers,
                        NotSeen = part.NotSeen,
                        Cases = cases,
                    });
                    break;
                case BundleStep step:
                    steps.Add(step);
                    break;
                case BundleCase told:
                    cases.Add(Judge(told, steps));
                    steps = [];
                    break;
            }
        }
        return steps.Count == 0 ? parts : throw new BundleBrokenException($"The steps of {steps[0].Case} have no case behind them.");
    }

    /// <summary>Draws the verdict again, from the steps and what was seen.</summary>
    private static CaseResult Judge(BundleCase told, List<BundleStep> steps)
    {
        if (steps.Find(step => step.Case != told.Id) is { } stray)
        {
            throw new BundleBrokenException($"A step of {stray.Case} stands among those of {told.Id}.");
        }
        var drawn = CaseResult.Of(
            new CaseInfo(told.Id, told.Title, told.Shows),
            [.. steps.Select(step => new EvidenceLine(step.Phase, step.Step, step.Outcome) { Sent = step.Sent })],
            told.Faults,
            told.Findings,
            told.IsAttack);
        return drawn.Verdict == told.Verdict
            ? drawn
            : throw new BundleBrokenException($"It says {ReportTable.Word(told.Verdict)} of {told.Id}, and its evidence makes it {ReportTable.Word(drawn.Verdict)}.");
    }
}
