using System.Text;
using X80.Conformance.Verdicts;
using X80.Contract.Sessions;

namespace X80.Conformance.Calibration;

/// <summary>The servers of the calibration: a sound one, and one for each way in which a rig could be blind or blink.</summary>
internal static class CalibrationLeaks
{
    public static IReadOnlyList<CalibrationLeak> All { get; } =
    [
        new("a sound server", Verdict.Pass),
        new("one that shows refused messages", Verdict.Fail) { Place = "/messages" },
        new("one that shows them in the note", Verdict.Fail) { Place = "/note" },
        new("one that hides them in base64", Verdict.Fail) { Place = "/note", Form = text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) },
        new("one that changes case and form", Verdict.Fail) { Place = "/messages", Form = text => text.ToUpperInvariant().Normalize(NormalizationForm.FormD) },
        new("one whose list shows them", Verdict.Fail) { Place = ExtRoutes.Conversations + "|" },
        new("one that echoes them", Verdict.Fail) { Place = "echo" },
        new("one that keeps them where only a probe sees", Verdict.Fail) { Place = "probe" },
        new("one that tells the CRM", Verdict.Fail) { Place = "crm" },
        new("one that brings them back with the next sync", Verdict.Fail) { Place = "/messages", IsLate = true },
        new("one whose control came to nothing", Verdict.Inconclusive) { Drops = true },
        new("one that is not to be read after the attack", Verdict.Inconclusive) { FailsAfter = "GET" },
        new("one that takes nothing after the attack", Verdict.Inconclusive) { FailsAfter = "POST" },
        new("one that writes to another CRM", Verdict.Inconclusive) { IsElsewhere = true },
        new("one whose probe was blind to the control", Verdict.Inconclusive) { IsBlind = true },
    ];
}
