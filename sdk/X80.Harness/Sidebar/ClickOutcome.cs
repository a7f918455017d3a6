using X80.Sdk.Clicks;

namespace X80.Harness.Sidebar;

/// <summary>What became of one event on a control, once all that it led to was done and drawn.</summary>
/// <param name="Control">The control's name.</param>
/// <param name="Refusal">Why it was no click; null when it counted.</param>
internal sealed record ClickOutcome(string Control, ClickRefusal? Refusal);
