using X80.Conformance.Rig;

namespace X80.Conformance.Clicks;

/// <summary>A request that no click explains.</summary>
/// <param name="Window">In which part of the run it came.</param>
/// <param name="Request">What was asked.</param>
/// <param name="DuringClick">A click was under way and did not pay for it.</param>
internal sealed record UnpaidRequest(ClientWindow Window, RecordedRequest Request, bool DuringClick);
