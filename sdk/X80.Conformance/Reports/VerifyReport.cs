using X80.Conformance.Verdicts;

namespace X80.Conformance.Reports;

/// <summary>What a run has observed, and what follows from it.</summary>
public sealed record VerifyReport
{
    public static string SuiteVersion { get; } = typeof(VerifyReport).Assembly.GetName().Version!.ToString(3);

    /// <summary>The version of the contract that the cases belong to.</summary>
    public const string ContractVersion = "1.0";

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>Gives the order of attacks and stimuli again; canaries are fresh in every run.</summary>
    public required int Seed { get; init; }

    /// <summary>A word that a judge chose before the run; null where whoever is judged ran the suite himself.</summary>
    public string? Nonce { get; init; }

    /// <summary><c>self-tested</c>, unless a judge gave a nonce.</summary>
    public string Standing => Nonce is null ? "self-tested" : $"for a judge, nonce {Nonce}";

    public required IReadOnlyList<PartReport> Parts { get; init; }

    public Verdict Verdict => VerdictTable.Judge(Parts.Select(part => part.Verdict));

    /// <summary>0 pass, 1 a violation was seen, 2 wrong use, 3 inconclusive, 4 the rig failed. A violation outweighs all.</summary>
    public int ExitCode => Parts.Count == 0 ? VerdictTable.ExitCode(Verdict)
        : Verdict == Verdict.Fail ? VerdictTable.ExitCode(Verdict)
        : Parts.MaxBy(part => part.Verdict)!.ExitCode;

    /// <summary>Several halves in one report.</summary>
    public static VerifyReport Merge(IReadOnlyList<VerifyReport> reports) => new()
    {
        StartedAt = reports.Min(report => report.StartedAt),
        Took = reports.Aggregate(TimeSpan.Zero, (sum, report) => sum + report.Took),
        Seed = reports[0].Seed,
        Nonce = reports[0].Nonce,
        Parts = [.. reports.SelectMany(report => report.Parts)],
    };
}
