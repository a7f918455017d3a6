using X80.Conformance.Bundles;
using X80.Conformance.Reports;
using X80.Conformance.Tests.Support;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Tests.Bundles;

/// <summary>Evidence of real runs: one of a sound server, one of a sabotaged one.</summary>
public sealed class BundleTests(RecordedRuns runs) : IClassFixture<RecordedRuns>
{
    private readonly VerifyReport sound = runs.Sound;
    private readonly VerifyReport sabotaged = runs.Sabotaged;

    [Fact]
    public void The_verdicts_are_drawn_again_from_the_evidence()
    {
        foreach (var run in new[] { sound, sabotaged })
        {
            var judged = BundleJudge.Judge(EvidenceBundle.Write(run), run.Nonce, seal: null);

            Assert.Null(judged.Fault);
            Assert.Equal(Servers.Verdicts(run), Servers.Verdicts(judged.Report!));
            Assert.Equal(run.ExitCode, judged.ExitCode);
        }
    }

    [Fact]
    public void It_holds_what_the_suite_sent_and_no_token()
    {
        var bundle = EvidenceBundle.Write(sabotaged);

        Assert.Contains("\\\"messages\\\":[", bundle, StringComparison.Ordinal);
        Assert.All(runs.Tokens, token => Assert.DoesNotContain(token, bundle, StringComparison.Ordinal));
        Assert.DoesNotContain("x80_", bundle, StringComparison.Ordinal);
        Assert.DoesNotContain("\"body\":\"{\\\"items\\\"", bundle, StringComparison.Ordinal);
    }

    /// <summary>Each line of the bundle in turn: changed, left out, or in the place of its neighbour.</summary>
    [Theory]
    [InlineData("changed")]
    [InlineData("left out")]
    [InlineData("moved")]
    [InlineData("cut off")]
    public void A_bundle_that_was_tampered_with_is_not_believed(string how)
    {
        var lines = EvidenceBundle.Write(sabotaged).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        for (var at = 0; at < lines.Length - 1; at++)
        {
            var judged = BundleJudge.Judge(string.Join('\n', Tampered(lines, at, how)), nonce: null, seal: null);

            Assert.Null(judged.Report);
            Assert.True(judged.ExitCode is 1 or 2);
            Assert.NotNull(judged.Fault);
        }
    }

    /// <summary>Somebody who makes a violation a pass and chains it all anew.</summary>
    [Fact]
    public void A_verdict_that_its_evidence_does_not_bear_is_not_believed_however_well_it_is_chained()
    {
        var (records, _) = BundleChain.Read(EvidenceBundle.Write(sabotaged));
        var failed = records.OfType<BundleCase>().First(each => each.Verdict == Verdict.Fail);

        AssertDistrusted("and its evidence makes it FAIL", records.Select(record => record == failed ? failed with { Verdict = Verdict.Pass } : record));
        AssertDistrusted("and its cases make it FAIL", records.Select(record => record is BundleEnd end ? end with { Verdict = Verdict.Pass, ExitCode = 0 } : record));
        AssertDistrusted("lines stand before its last one", records.Where(record => record is not BundleStep { Phase: "sweep" }));
        AssertDistrusted("have no case behind them", Counted(records.Where(record => record != failed && record is not BundleCase)));
    }

    /// <summary>A pass of which a phase left no trace.</summary>
    [Theory]
    [InlineData("control")]
    [InlineData("attack")]
    [InlineData("sweep")]
    [InlineData("after-control")]
    public void A_pass_without_evidence_of_each_phase_is_not_believed(string phase)
    {
        var (records, _) = BundleChain.Read(EvidenceBundle.Write(sound));

        AssertDistrusted("and its evidence makes it INCONCLUSIVE", Counted(records.Where(record => record is not BundleStep step || step.Phase != phase)));
    }

    [Fact]
    public void The_judges_nonce_and_seal_have_to_be_those_of_the_run()
    {
        var bundle = EvidenceBundle.Write(sound);
        var seal = EvidenceBundle.SealOf(bundle);

        Assert.Equal(0, BundleJudge.Judge(bundle, RecordedRuns.Nonce, seal).ExitCode);
        Assert.Contains("another nonce", BundleJudge.Judge(bundle, "of-another-judge", seal).Fault, StringComparison.Ordinal);
        Assert.Contains("no nonce", BundleJudge.Judge(EvidenceBundle.Write(sabotaged), RecordedRuns.Nonce, null).Fault, StringComparison.Ordinal);
        Assert.Contains("another seal", BundleJudge.Judge(EvidenceBundle.Write(sound with { Seed = 2 }), RecordedRuns.Nonce, seal).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_report_says_that_it_is_self_tested_unless_a_judge_gave_a_nonce()
    {
        foreach (var write in new Func<VerifyReport, string>[] { HtmlReport.Write, JUnitReport.Write, report => string.Join('\n', ReportTable.Lines(report)) })
        {
            Assert.Contains("self-tested", write(sabotaged), StringComparison.Ordinal);
            Assert.DoesNotContain("self-tested", write(sound), StringComparison.Ordinal);
            Assert.Contains(RecordedRuns.Nonce, write(sound), StringComparison.Ordinal);
        }

        Assert.Contains("\"selfTested\": true", JsonReport.Write(sabotaged), StringComparison.Ordinal);
        Assert.Contains("\"selfTested\": false", JsonReport.Write(sound), StringComparison.Ordinal);
    }

    [Fact]
    public void Green_evidence_of_another_set_of_cases_is_stale()
    {
        var (records, _) = BundleChain.Read(EvidenceBundle.Write(sound));
        var head = (BundleHead)records[0];

        var judged = BundleJudge.Judge(BundleChain.Write([head with { Digest = "of another suite" }, .. records.Skip(1)]), RecordedRuns.Nonce, null);

        Assert.Equal(5, judged.ExitCode);
        Assert.Contains(judged.Remarks, remark => remark.StartsWith("The bundle is of another set of cases", StringComparison.Ordinal));
    }

    [Fact]
    public void A_replay_shows_each_exchange_and_how_to_repeat_the_attack_by_hand()
    {
        var lines = EvidenceTranscript.Lines(sabotaged.Parts[0]);

        Assert.Contains(lines, line => line.TrimStart().StartsWith("attack ", StringComparison.Ordinal) && line.EndsWith("/sync → 200", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("\"messages\":[{", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  curl -i -X POST -H \"Authorization: Bearer $X80_TOKEN\"", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => runs.Tokens.Any(token => line.Contains(token, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_difference_says_what_is_worse()
    {
        var (good, bad) = (EvidenceBundle.Write(sound), JsonReport.Write(sabotaged));
        var case2 = sound.Parts[0].Cases[0].Case.Id;
        var fewer = sound with { Parts = [sound.Parts[0] with { Cases = [.. sound.Parts[0].Cases.Skip(1)] }] };
        var blinder = sound with { Parts = [sound.Parts[0] with { Sight = SightLevel.L1 }] };

        Assert.True(ReportDiff.Of(good, bad) is { IsWorse: true } worse && worse.Lines.Any(line => line.StartsWith("worse    server GATE-2/PS/2: PASS at L3 to FAIL at L3", StringComparison.Ordinal)));
        Assert.True(ReportDiff.Of(bad, good) is { IsWorse: false, Lines.Count: > 0 });
        Assert.True(ReportDiff.Of(good, JsonReport.Write(sound)) is { IsWorse: false, Lines: [] });
        Assert.True(ReportDiff.Of(good, JsonReport.Write(fewer)) is { IsWorse: true, Lines: [var gone] } && gone == $"worse    server {case2}: PASS at L3 to not there any more");
        Assert.True(ReportDiff.Of(JsonReport.Write(fewer), good) is { IsWorse: false, Lines: [var come] } && come.StartsWith("new", StringComparison.Ordinal));
        Assert.True(ReportDiff.Of(good, EvidenceBundle.Write(blinder)).IsWorse);
        Assert.Contains("second", Assert.Throws<FormatException>(() => ReportDiff.Of(good, "{}")).Message, StringComparison.Ordinal);
        Assert.Contains("tampered", Assert.Throws<InvalidDataException>(() => ReportDiff.Of(good.Replace("PASS", "FAIL", StringComparison.Ordinal).Replace("Pass", "Fail", StringComparison.Ordinal), bad)).Message, StringComparison.Ordinal);
    }

    private static void AssertDistrusted(string why, IEnumerable<BundleRecord> records)
    {
        var judged = BundleJudge.Judge(BundleChain.Write(records), nonce: null, seal: null);

        Assert.Equal(1, judged.ExitCode);
        Assert.Contains(why, judged.Fault, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Tampered(string[] lines, int at, string how) => how switch
    {
        "changed" => lines.Select((line, i) => i == at ? line[..^1] + " }" : line),
        "left out" => lines.Where((_, i) => i != at),
        "moved" => [.. lines[..at], lines[at + 1], lines[at], .. lines[(at + 2)..]],
        _ => lines[..(at + 1)],
    };

    private static List<BundleRecord> Counted(IEnumerable<BundleRecord> records)
    {
        var kept = records.ToList();
        return [.. kept.SkipLast(1), ((BundleEnd)kept[^1]) with { Records = kept.Count - 1 }];
    }
}
