namespace X80.ReferenceServer;

/// <summary>A text that a probe found, and where.</summary>
public sealed record ServerProbeHit(string Text, string Place);
