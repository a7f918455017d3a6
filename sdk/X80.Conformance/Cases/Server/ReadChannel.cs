using X80.Conformance.Wire;

namespace X80.Conformance.Cases.Server;

/// <summary>A place that was read back, and what it gave.</summary>
internal sealed record ReadChannel(string Name, WireAnswer Answer);
