namespace X80.Zoo;

/// <summary>Sabotaged servers of which no run has shown yet that exactly the cases fail which they name.</summary>
internal static class Untried
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
    };
}
