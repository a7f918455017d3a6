using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using X80.Benchmarks.Server;
using X80.ReferenceServer.Storage;

namespace X80.Benchmarks.Scale;

/// <summary>A database of its own on the PostgreSQL whose superuser is named. Rows are written past triggers and foreign keys: the walls are not what is measured.</summary>
internal sealed class FilledPostgres : IFilledDatabase
{
    private const int HexOfDigest = 16;

    private readonly NpgsqlConnectionStringBuilder server;
    private readonly string address;
    private readonly string name;

    private FilledPostgres(NpgsqlConnectionStringBuilder server, string name)
    {
        (this.server, this.name) = (server, name);
        address = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }

    public string Dialect => "Postgres";

    public bool IsAskedMeanwhile => true;

    /// <param name="superuser">Its address.</param>
    public static async Task<FilledPostgres> CreateAsync(string superuser)
    {
        var database = new FilledPostgres(BenchDatabase.Settings(superuser), "x80_migrations_" + Guid.NewGuid().ToString("N"));
        await using var connection = new NpgsqlConnection(database.server.ConnectionString);
        foreach (var group in StoreRole.Groups)
        {
            await connection.ExecuteAsync($"do $$ begin create role {group} nologin noinherit; exception when duplicate_object then null; end $$");
        }

        await connection.ExecuteAsync($"create database {database.name}");
        return database;
    }

    public async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await connection.ExecuteAsync("set session_replication_role = replica");
        return connection;
    }

    public async Task SettleAsync(DbConnection connection) => await connection.ExecuteAsync("vacuum analyze", commandTimeout: 0);

    public string Series(int count) => string.Create(CultureInfo.InvariantCulture, $"generate_series(0, {count - 1}) as n(i)");

    public string Id(string number) => $"lpad(({number})::text, 22, '0')";

    public string Bytes(int length) => string.Create(CultureInfo.InvariantCulture, $"decode(repeat(md5(i::text), {length / HexOfDigest}), 'hex')");

    public async ValueTask DisposeAsync()
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.ExecuteAsync($"drop database {name} with (force)");
    }
}
