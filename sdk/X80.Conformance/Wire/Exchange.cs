namespace X80.Conformance.Wire;

/// <summary>One request with its answer, and how long it took.</summary>
internal sealed record Exchange(WireRequest Request, WireAnswer Answer, TimeSpan Took);
