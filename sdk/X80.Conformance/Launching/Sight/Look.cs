namespace X80.Conformance.Launching.Sight;

/// <summary>What was shown at one moment.</summary>
/// <param name="Whole">Whether nothing went away while it was looked at.</param>
/// <param name="Places">The widgets, in their order.</param>
internal sealed record Look(bool Whole, IReadOnlyList<Place> Places);
