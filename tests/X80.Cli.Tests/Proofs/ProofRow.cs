namespace X80.Cli.Tests.Proofs;

/// <summary>A proof as <c>docs/proofs/README.md</c> lists it.</summary>
/// <param name="Name">Of the proof and its files.</param>
/// <param name="Command">For a shell in the repository's root.</param>
/// <param name="MustPrint">Regular expressions, each met by some line.</param>
internal sealed record ProofRow(string Name, string Command, IReadOnlyList<string> MustPrint);
