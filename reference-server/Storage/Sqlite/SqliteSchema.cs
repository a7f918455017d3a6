using System.Reflection;
using Dapper;
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
        if (!IsCurrent())
        {
            Upgrade();
        }

        using var connection = file.Open(readOnly: false);
        triggers.Install(connection);
    }

    /// <summary>Nearly every start finds all migrations applied: what applies them is not even loaded then.</summary>
    private bool IsCurrent()
    {
        if (!File.Exists(file.Path))
        {
            return false;
        }

        using var connection = file.Open(readOnly: true);
        return connection.ExecuteScalar<long>("select count(*) from sqlite_master where type = 'table' and name = 'SchemaVersions'") == 1
            && !Scripts.Names.Except(connection.Query<string>("select ScriptName from SchemaVersions"), StringComparer.Ordinal).Any();
    }

    private void Upgrade()
    {
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
    }
}
