using X80.Conformance.Reports;
using X80.Conformance.SelfTests;

namespace X80.Conformance.Bundles;

/// <summary>
/// Judges a bundle without its subject: follows the chain, draws every verdict again from the evidence, and holds the nonce against
/// the judge's. Whoever rewrites a whole bundle can chain it anew: against that helps only the seal, noted down when the run ended.
/// </summary>
public static class BundleJudge
{
    private const int Wrong = 1;
    private const int Usage = 2;
    private const int Stale = 5;

    /// <param name="text">The bundle.</param>
    /// <param name="nonce">What the judge gave out before the run; null where there was no judge.</param>
    /// <param name="seal">The last link as it was noted down; null where it was not.</param>
    public static BundleJudgement Judge(string text, string? nonce, string? seal)
    {
        if (!IsBundle(text))
        {
            return Refused("This is no evidence bundle: its first line bears no chain. 'x80 verify --report DIR' leaves one there.", Usage);
        }
        try
        {
            var (report, head, last) = EvidenceBundle.Read(text);
            if (nonce is not null && head.Nonce != nonce)
            {
                return Refused($"The bundle bears {(head.Nonce is null ? "no nonce" : "another nonce")}: it is not of the run that this judge asked for.", Wrong);
            }
            if (seal is not null && !string.Equals(seal, last, StringComparison.OrdinalIgnoreCase))
            {
                return Refused("The bundle ends with another seal than the one that was noted down: it was written anew, or is of another run.", Wrong);
            }
            var isOurs = head.Digest == SuiteDigest.Of();
            return new BundleJudgement(report, null, Remarks(report, head, last, isOurs), report.ExitCode == 0 && !isOurs ? Stale : report.ExitCode);
        }
        catch (BundleBrokenException e)
        {
            return Refused($"The bundle was tampered with, or is damaged, and nothing of it is believed. {e.Message}", Wrong);
        }
    }

    /// <summary>Whether it means to be one.</summary>
    internal static bool IsBundle(string text) => text.StartsWith("{\"chain\"", StringComparison.Ordinal);

    private static BundleJudgement Refused(string fault, int exitCode) => new(null, fault, [], exitCode);

    private static List<string> Remarks(VerifyReport report, BundleHead head, string seal, bool isOurs)
    {
        var remarks = new List<string> { $"seal {seal}" };
        remarks.AddRange(report.Parts.Select(part =>
            $"{part.Half}: {part.Cases.Count} of the suite's {(part.Half == "client" ? ClientVerification.Cases : ServerVerification.Cases).Count} cases are in it"));
        if (!isOurs)
        {
            remarks.Add($"The bundle is of another set of cases (suite {head.Suite}): its verdicts follow from its evidence, and say nothing of cases that are new.");
        }
        return remarks;
    }
}
