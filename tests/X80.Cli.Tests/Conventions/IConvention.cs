namespace X80.Cli.Tests.Conventions;

/// <summary>A house rule that a machine can check, with the breach that proves that it does.</summary>
internal interface IConvention
{
    /// <returns>One sentence for each breach; nothing for a tree that keeps the rule.</returns>
    IEnumerable<string> Breaches(RepositoryView repository);

    /// <summary>A tree, made up, that breaks the rule.</summary>
    RepositoryView Planted { get; }

    /// <summary>All that the rule must say of <see cref="Planted"/>.</summary>
    IReadOnlyList<string> PlantedBreaches { get; }
}
