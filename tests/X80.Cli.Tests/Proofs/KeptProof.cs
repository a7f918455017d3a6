namespace X80.Cli.Tests.Proofs;

/// <summary>A result as <c>.ci/prove</c> writes it; what it holds beyond this is for people.</summary>
internal sealed record KeptProof
{
    public required string Name { get; init; }

    public required string Command { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required IReadOnlyList<string> Printed { get; init; }

    /// <value>passed or failed.</value>
    public required string Outcome { get; init; }
}
