namespace X80.Conformance.Rig;

/// <summary>A text that a probe found, and where.</summary>
public sealed record ProbeHit(string Text, string Place);
