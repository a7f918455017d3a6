namespace X80.Conformance.SelfTests;

/// <summary>What a process of the zoo is told to judge.</summary>
/// <param name="Name">Which client.</param>
/// <param name="Only">Ids of cases; empty for all.</param>
/// <param name="Seed">Gives the order of stimuli.</param>
internal sealed record ZooClientRun(string Name, IReadOnlyList<string> Only, int Seed);
