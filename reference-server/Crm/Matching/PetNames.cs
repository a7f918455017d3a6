using System.Collections.Frozen;

namespace X80.ReferenceServer.Crm.Matching;

/// <summary>Given names and what people call their bearers, from the data file beside this one.</summary>
internal static class PetNames
{
    private static readonly Lazy<FrozenDictionary<string, int[]>> Groups = new(Read);

    /// <summary>Whether two words, in plain Latin letters, stand in one group.</summary>
    public static bool AreOne(string one, string other) =>
        Groups.Value.TryGetValue(one, out var mine) && Groups.Value.TryGetValue(other, out var theirs) && mine.Intersect(theirs).Any();

    private static FrozenDictionary<string, int[]> Read()
    {
        using var stream = typeof(PetNames).Assembly.GetManifestResourceStream("X80.ReferenceServer.Crm.Matching.pet-names.txt")
            ?? throw new InvalidOperationException("The table of pet names is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .SelectMany((line, group) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (Name: name, Group: group)))
            .GroupBy(pair => pair.Name, pair => pair.Group)
            .ToFrozenDictionary(names => names.Key, names => names.ToArray(), StringComparer.Ordinal);
    }
}
