namespace X80.Conformance.Bundles;

/// <summary>The first line: which suite ran, and when.</summary>
/// <param name="Format">Of the bundle; 1.</param>
/// <param name="Suite">Version of the suite.</param>
/// <param name="Contract">Version of the contract.</param>
/// <param name="Digest">Of the suite's cases.</param>
/// <param name="Seed">Gives the order again.</param>
/// <param name="StartedAt">By the clock of whoever ran it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Nonce">A word that a judge chose before the run; null where there was no judge.</param>
internal sealed record BundleHead(
    int Format, string Suite, string Contract, string Digest, int Seed, DateTimeOffset StartedAt, double Seconds, string? Nonce) : BundleRecord;
