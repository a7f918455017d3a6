using System.Reflection;

namespace X80.ReferenceServer.Storage;

/// <summary>The migrations of one dialect that this version carries, and how a database's journal compares to them.</summary>
internal sealed class MigrationScripts(string dialect)
{
    private readonly string prefix = $"{typeof(MigrationScripts).Namespace}.{dialect}.Migrations.";

    public IReadOnlyList<string> Names =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(IsOne).Order(StringComparer.Ordinal)];

    public bool IsOne(string resource) => resource.StartsWith(prefix, StringComparison.Ordinal);

    /// <exception cref="ServerStateException">A later version wrote it.</exception>
    public void RefuseNewer(IEnumerable<string> applied)
    {
        if (applied.Except(Names, StringComparer.Ordinal).Any())
        {
            throw new ServerStateException(
                "The database has a newer schema than this version knows, so the server does not start. Use the version that wrote it, or a later one.");
        }
    }

    /// <exception cref="ServerStateException">It was not migrated to this version.</exception>
    public void RefuseOlder(IEnumerable<string> applied)
    {
        if (Names.Except(applied, StringComparer.Ordinal).Any())
        {
            throw new ServerStateException(
                "The database has an older schema than this version needs, so the server does not start. "
                + "Migrate it as its owner: x80 server migrate --database OWNER");
        }
    }
}
