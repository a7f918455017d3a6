using X80.Conformance.Verdicts;

namespace X80.Conformance.Tests.Verdicts;

/// <summary>The tables of the verdict code, written out by hand.</summary>
internal static class VerdictRows
{
    private const string All = "control attack sweep after-control";

    /// <summary>All 32 combinations: control, violation, swept, after-control, rig failed.</summary>
    public static IReadOnlyList<(string Observed, Verdict Expected)> Facts { get; } =
    [
        ("10110", Verdict.Pass), ("10100", Verdict.Inconclusive), ("10010", Verdict.Inconclusive), ("10000", Verdict.Inconclusive),
        ("00110", Verdict.Inconclusive), ("00100", Verdict.Inconclusive), ("00010", Verdict.Inconclusive), ("00000", Verdict.Inconclusive),
        ("11110", Verdict.Fail), ("11100", Verdict.Fail), ("11010", Verdict.Fail), ("11000", Verdict.Fail),
        ("01110", Verdict.Fail), ("01100", Verdict.Fail), ("01010", Verdict.Fail), ("01000", Verdict.Fail),
        ("11111", Verdict.Fail), ("11101", Verdict.Fail), ("11011", Verdict.Fail), ("11001", Verdict.Fail),
        ("01111", Verdict.Fail), ("01101", Verdict.Fail), ("01011", Verdict.Fail), ("01001", Verdict.Fail),
        ("10111", Verdict.RigError), ("10101", Verdict.RigError), ("10011", Verdict.RigError), ("10001", Verdict.RigError),
        ("00111", Verdict.RigError), ("00101", Verdict.RigError), ("00011", Verdict.RigError), ("00001", Verdict.RigError),
    ];

    public static IReadOnlyList<(Verdict[] Cases, Verdict Expected)> Runs { get; } =
    [
        ([Verdict.Pass, Verdict.Pass], Verdict.Pass),
        ([Verdict.Pass, Verdict.Inconclusive], Verdict.Inconclusive),
        ([Verdict.Inconclusive, Verdict.RigError, Verdict.Pass], Verdict.RigError),
        ([Verdict.Fail, Verdict.RigError, Verdict.Inconclusive], Verdict.Fail),
        // A run that tested nothing is not green.
        ([], Verdict.Inconclusive),
    ];

    public static IReadOnlyList<(Verdict Run, int Expected)> Exits { get; } =
        [(Verdict.Pass, 0), (Verdict.Fail, 1), (Verdict.Inconclusive, 3), (Verdict.RigError, 4)];

    public static IReadOnlyList<EvidenceRow> Evidence { get; } =
    [
        new(All, "", 0, true, "10110"),
        new("attack sweep after-control", "", 0, true, "00110"),
        new("control sweep after-control", "", 0, true, "10010"),
        new("control attack after-control", "", 0, true, "10010"),
        new("control attack sweep", "", 0, true, "10100"),
        new("control sweep after-control", "", 0, false, "10110"),
        new("control after-control", "", 0, false, "10010"),
        new(All, "control", 0, true, "00110"),
        new(All, "sweep", 0, true, "10010"),
        new(All, "sweep", 0, false, "10010"),
        new(All, "after-control", 0, true, "10100"),
        new(All, "rig", 0, true, "10111"),
        new(All, "", 1, true, "11110"),
        new("", "", 2, true, "01000"),
    ];
}
