using X80.Conformance.Verdicts;

namespace X80.Conformance.Tests.Verdicts;

/// <summary>The tables of the verdict code, written out by hand.</summary>
internal static class VerdictRows
{
    private const string All = "control attack sweep after-control";

    /// <summary>All 64 combinations: control, violation, swept, after-control, rig failed, applies.</summary>
    public static IReadOnlyList<(string Observed, Verdict Expected)> Facts { get; } =
    [
        ("101101", Verdict.Pass), ("101001", Verdict.Inconclusive), ("100101", Verdict.Inconclusive), ("100001", Verdict.Inconclusive),
        ("001101", Verdict.Inconclusive), ("001001", Verdict.Inconclusive), ("000101", Verdict.Inconclusive), ("000001", Verdict.Inconclusive),
        ("111101", Verdict.Fail), ("111001", Verdict.Fail), ("110101", Verdict.Fail), ("110001", Verdict.Fail),
        ("011101", Verdict.Fail), ("011001", Verdict.Fail), ("010101", Verdict.Fail), ("010001", Verdict.Fail),
        ("111111", Verdict.Fail), ("111011", Verdict.Fail), ("110111", Verdict.Fail), ("110011", Verdict.Fail),
        ("011111", Verdict.Fail), ("011011", Verdict.Fail), ("010111", Verdict.Fail), ("010011", Verdict.Fail),
        ("101111", Verdict.RigError), ("101011", Verdict.RigError), ("100111", Verdict.RigError), ("100011", Verdict.RigError),
        ("001111", Verdict.RigError), ("001011", Verdict.RigError), ("000111", Verdict.RigError), ("000011", Verdict.RigError),
        // The same where the case does not apply.
        ("101100", Verdict.NotApplicable), ("101000", Verdict.NotApplicable), ("100100", Verdict.NotApplicable), ("100000", Verdict.NotApplicable),
        ("001100", Verdict.NotApplicable), ("001000", Verdict.NotApplicable), ("000100", Verdict.NotApplicable), ("000000", Verdict.NotApplicable),
        ("111100", Verdict.Fail), ("111000", Verdict.Fail), ("110100", Verdict.Fail), ("110000", Verdict.Fail),
        ("011100", Verdict.Fail), ("011000", Verdict.Fail), ("010100", Verdict.Fail), ("010000", Verdict.Fail),
        ("111110", Verdict.Fail), ("111010", Verdict.Fail), ("110110", Verdict.Fail), ("110010", Verdict.Fail),
        ("011110", Verdict.Fail), ("011010", Verdict.Fail), ("010110", Verdict.Fail), ("010010", Verdict.Fail),
        ("101110", Verdict.RigError), ("101010", Verdict.RigError), ("100110", Verdict.RigError), ("100010", Verdict.RigError),
        ("001110", Verdict.RigError), ("001010", Verdict.RigError), ("000110", Verdict.RigError), ("000010", Verdict.RigError),
    ];

    public static IReadOnlyList<(Verdict[] Cases, Verdict Expected)> Runs { get; } =
    [
        ([Verdict.Pass, Verdict.Pass], Verdict.Pass),
        ([Verdict.Pass, Verdict.Inconclusive], Verdict.Inconclusive),
        ([Verdict.Inconclusive, Verdict.RigError, Verdict.Pass], Verdict.RigError),
        ([Verdict.Fail, Verdict.RigError, Verdict.Inconclusive], Verdict.Fail),
        // What does not apply decides nothing.
        ([Verdict.Pass, Verdict.NotApplicable], Verdict.Pass),
        ([Verdict.NotApplicable, Verdict.Inconclusive], Verdict.Inconclusive),
        // A run that tested nothing is not green.
        ([Verdict.NotApplicable], Verdict.Inconclusive),
        ([], Verdict.Inconclusive),
    ];

    public static IReadOnlyList<(Verdict Run, int Expected)> Exits { get; } =
        [(Verdict.Pass, 0), (Verdict.Fail, 1), (Verdict.Inconclusive, 3), (Verdict.RigError, 4), (Verdict.NotApplicable, 4)];

    public static IReadOnlyList<EvidenceRow> Evidence { get; } =
    [
        new(All, "", 0, true, "101101"),
        new("attack sweep after-control", "", 0, true, "001101"),
        new("control sweep after-control", "", 0, true, "100101"),
        new("control attack after-control", "", 0, true, "100101"),
        new("control attack sweep", "", 0, true, "101001"),
        new("control sweep after-control", "", 0, false, "101101"),
        new("control after-control", "", 0, false, "100101"),
        new(All, "control", 0, true, "001101"),
        new(All, "sweep", 0, true, "100101"),
        new(All, "sweep", 0, false, "100101"),
        new(All, "after-control", 0, true, "101001"),
        new(All, "rig", 0, true, "101111"),
        new(All, "scope", 0, true, "101100"),
        new("", "scope", 0, true, "000000"),
        new(All, "", 1, true, "111101"),
        new("", "", 2, true, "010001"),
    ];
}
