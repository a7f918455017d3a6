using X80.Conformance.Rig;

namespace X80.Conformance.Clicks;

/// <summary>A request that no click explains.</summary>
/// <param name="Episode">In which part of the run it came: the id of a case, or a control.</param>
/// <param name="Request">What was asked.</param>
/// <param name="DuringClick">A click was under way and did not pay for it.</param>
internal sealed record UnpaidRequest(string Episode, RecordedRequest Request, bool DuringClick);
