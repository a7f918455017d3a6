using System.Reflection;
using DbUp;
using DbUp.Engine.Output;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>Brings the file to the newest schema; creates it when there is none.</summary>
internal sealed class SqliteSchema(SqliteFile file, DatabaseCheck check, IStoreTriggers triggers) : IStoreSchema
{
    private static readonly MigrationScripts Scripts = new("Sqlite");

    public void Prepare()
    {
        check.Run();
        var settings = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { DataSource = file.Path, Pooling = false };
        var upgrade = DeployChanges.To
            .SqliteDatabase(settings.ConnectionString)
            .WithScriptsEmbeddedInAssembly(
                Assembly.GetExecutingAssembly(), Scripts.IsOne)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!upgrade.Successful)
        {
            throw new ServerStateException(
                "The database could not be brought to this version's schema, so the server does not start. "
                + "Check that its folder can be written and has room; else use the version that wrote it, or restore a backup.",
                upgrade.Error);
        }

        using var connection = file.Open(readOnly: false);
        triggers.Install(connection);
    }
}
