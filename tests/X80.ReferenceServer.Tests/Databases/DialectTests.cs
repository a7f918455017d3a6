using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>What is written for one database is written for the other.</summary>
public sealed class DialectTests
{
    [Fact]
    public void Both_catalogs_hold_the_same_statements() =>
        Assert.Equal(
            new SqlCatalog("Sqlite").Statements.Keys.Order(StringComparer.Ordinal),
            new SqlCatalog("Postgres").Statements.Keys.Order(StringComparer.Ordinal));

    /// <summary>PostgreSQL may have one more, of grants alone: the columns are compared below.</summary>
    [Fact]
    public void Every_migration_has_its_twin() =>
        Assert.Empty(
            new MigrationScripts("Sqlite").Names.Select(name => name.Replace(".Sqlite.", ".Postgres.", StringComparison.Ordinal))
                .Except(new MigrationScripts("Postgres").Names));

    [PostgresFact]
    public async Task Both_databases_have_the_same_tables_and_columns()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "data");
        await ServerHost.Build(new ServerOptions { DataFolder = data }).DisposeAsync();
        using var file = new SqliteConnection($"Data Source={Path.Combine(data, "x80.db")};Pooling=False");
        using var database = new TestDatabase(data);
        using var postgres = database.OpenRaw();

        var columns = postgres.Query<string>(
            """
            select table_name || '.' || column_name || case when is_nullable = 'YES' then '?' else '' end from information_schema.columns
            where table_schema = 'public' and table_name <> 'schemaversions'
            """);

        Assert.Equal(
            file.Query<string>(
                """
                select m.name || '.' || c.name || case when c."notnull" or c.pk then '' else '?' end
                from sqlite_master m join pragma_table_info(m.name) c
                where m.type = 'table' and m.name not like 'sqlite%' and m.name <> 'SchemaVersions'
                """).Order(StringComparer.Ordinal),
            columns.Order(StringComparer.Ordinal));
    }
}
