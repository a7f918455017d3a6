using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Keeping;

/// <summary>A server's data, its folder of backups, and a new place for what is restored: on either database.</summary>
public sealed class BackupRig : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> databases = [];

    public BackupRig()
    {
        if (TestDatabase.IsPostgres)
        {
            databases.Add(TestDatabase.CreateEmpty());
            ServerMigration.Run(Owner.Database!, TestDatabase.RuntimeRole);
        }
    }

    public string Folder => folder.Path;

    public string Backups => Path.Combine(folder.Path, "backups");

    public string Data => Path.Combine(folder.Path, "data");

    public string Keys => Data + "-keys";

    /// <value>As a server runs.</value>
    public ServerOptions Options => In(TestDatabase.RuntimeRole);

    /// <value>As a backup or a restore runs.</value>
    public ServerOptions Owner => In(null);

    /// <value>For a server in a process of its own.</value>
    public string[] Arguments => TestDatabase.IsPostgres ? ["--database", Options.Database!] : [];

    /// <value>Data parts, oldest first.</value>
    public IReadOnlyList<string> Parts =>
        [.. (Directory.Exists(Backups) ? Directory.GetFiles(Backups, "data-*.seal") : []).Select(seal => Path.GetFileNameWithoutExtension(seal)!).Order(StringComparer.Ordinal)];

    public string PartPath(string part) => Path.Combine(Backups, part);

    /// <summary>Another server's, in another folder.</summary>
    public ServerOptions Fresh(string name)
    {
        if (TestDatabase.IsPostgres)
        {
            databases.Insert(0, TestDatabase.CreateEmpty());
            ServerMigration.Run(TestDatabase.Of(databases[0], null), TestDatabase.RuntimeRole);
        }

        return new ServerOptions
        {
            DataFolder = Path.Combine(folder.Path, name),
            Database = TestDatabase.IsPostgres ? TestDatabase.Of(databases[0], TestDatabase.RuntimeRole) : null,
        };
    }

    /// <summary>Loses the data: what is restored finds nothing in its place.</summary>
    public void Lose()
    {
        Directory.Delete(Data, recursive: true);
        if (TestDatabase.IsPostgres)
        {
            databases.Add(TestDatabase.CreateEmpty());
        }
    }

    public void Dispose()
    {
        databases.ForEach(TestDatabase.Drop);
        folder.Dispose();
    }

    private ServerOptions In(string? role) => new()
    {
        Urls = "http://127.0.0.1:0",
        DataFolder = Data,
        Database = TestDatabase.IsPostgres ? TestDatabase.Of(databases[^1], role) : null,
    };
}
