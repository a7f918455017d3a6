using X80.ReferenceServer.Storage;

namespace X80.Benchmarks.Scale;

/// <summary>The server's migrations as they lie in it.</summary>
internal static class MigrationText
{
    /// <param name="dialect"><c>Sqlite</c> or <c>Postgres</c>.</param>
    /// <returns>Name and text of each, in order.</returns>
    public static IReadOnlyList<(string Name, string Text)> Of(string dialect)
    {
        const string Folder = ".Migrations.";
        return [.. new MigrationScripts(dialect).Names.Select(
            resource => (resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..], EmbeddedText.Read(resource)))];
    }
}
