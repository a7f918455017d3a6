using X80.Conformance.Subjects;
using X80.Conformance.Verdicts;

namespace X80.Conformance.Attended;

/// <summary>A row of what an attended run asks for, one after the other.</summary>
/// <param name="Case">The case that a request which nothing explains violates.</param>
/// <param name="Click">The control to click; null where nothing of the client may be clicked.</param>
/// <param name="Words">What the person is asked.</param>
internal sealed record AttendedStep(string Case, ClientControl? Click, string Words)
{
    /// <value>What the step is to the cases.</value>
    public string Phase { get; init; } = EvidenceFacts.Attack;

    /// <value>Asked for only where no capture has come in this phase: one client sends on the first click, another on a second.</value>
    public bool IfNothingSent { get; init; }
}
