using X80.ReferenceServer;

namespace X80.Benchmarks.Scale;

/// <summary>The server's migrations as they lie in it.</summary>
internal static class MigrationText
{
    /// <param name="dialect"><c>Sqlite</c> or <c>Postgres</c>.</param>
    /// <returns>Name and text of each, in order.</returns>
    public static IReadOnlyList<(string Name, string Text)> Of(string dialect)
    {
        var assembly = typeof(ServerOptions).Assembly;
        var marker = $".{dialect}.Migrations.";
        return [.. assembly.GetManifestResourceNames()
            .Where(resource => resource.Contains(marker, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                return (resource[(resource.IndexOf(marker, StringComparison.Ordinal) + marker.Length)..], reader.ReadToEnd());
            })];
    }
}
