using X80.Conformance.Cases;
using X80.Conformance.Reports;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Tests.Reports;

/// <summary>A report with one case of each verdict.</summary>
internal static class Sample
{
    public static VerifyReport Report { get; } = new()
    {
        StartedAt = new DateTimeOffset(2026, 11, 23, 14, 5, 0, TimeSpan.Zero),
        Took = TimeSpan.FromSeconds(4.25),
        Seed = 7,
        Parts =
        [
            new PartReport
            {
                Half = "server",
                Subject = "http://127.0.0.1:8180",
                Sight = SightLevel.L3,
                Numbers = new Dictionary<string, long> { ["cases"] = 3, ["requests"] = 212 },
                NotSeen = ["Whether a person clicked."],
                Cases =
                [
                    Case("GATE-2/PS/1", "Plain sync while Private", new(true, false, true, true, false, true), "Nothing was seen.", []),
                    Case(
                        "GATE-2/PS/2", "Claims <Shared> & more", new(true, true, true, true, false, true), "Refused content was seen: in each message.",
                        [new Finding("Refused content was seen: in each message.", "GET note (member)", 17, "base64")]),
                    Case("GATE-8/AU/2", "Another member's id", new(false, false, false, false, false, true), "There is no token of a second member.", []),
                ],
            },
        ],
    };

    private static CaseResult Case(string id, string title, CaseFacts facts, string why, IReadOnlyList<Finding> findings) => new()
    {
        Case = new CaseInfo(id, title, why),
        Facts = facts,
        Why = why,
        Findings = findings,
        Evidence = [new EvidenceLine("attack", "POST /api/ext/conversations/x/sync", "403 conversation-private")],
    };
}
