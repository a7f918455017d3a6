using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Tests.Databases;

/// <summary>What is written for one database is written for the other.</summary>
public sealed class DialectTests
{
    [Fact]
    public void Both_catalogs_hold_the_same_statements() =>
        Assert.Equal(
            new SqlCatalog("Sqlite").Statements.Keys.Order(StringComparer.Ordinal),
            new SqlCatalog("Postgres").Statements.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_databases_have_the_same_migrations() =>
        Assert.Equal(
            new MigrationScripts("Sqlite").Names.Select(name => name.Replace(".Sqlite.", ".Postgres.", StringComparison.Ordinal)),
            new MigrationScripts("Postgres").Names);
}
