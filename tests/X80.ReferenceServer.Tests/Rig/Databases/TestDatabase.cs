using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using X80.ReferenceServer.Storage.Postgres;

namespace X80.ReferenceServer.Tests.Rig.Databases;

/// <summary>
/// The database of one server: a fresh PostgreSQL database where <c>X80_TEST_DATABASE</c> names a superuser's, else the
/// SQLite file in the server's data folder.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    /// <summary>What servers sign in as: the one role that every test database has granted.</summary>
    public const string RuntimeRole = "x80_test_runtime";

    private static readonly string? Superuser =
        Environment.GetEnvironmentVariable("X80_TEST_DATABASE") is { Length: > 0 } given ? given : null;

    private static readonly Lazy<string> Role = new(CreateRole);
    private static readonly Lazy<string> Template = new(CreateTemplate);
    private static int created;

    private readonly string dataFolder;
    private readonly string? name;

    public TestDatabase(string dataFolder)
    {
        this.dataFolder = dataFolder;
        if (IsPostgres)
        {
            name = NewName();
            ExecuteAsSuperuser($"create database {name} template {Template.Value}");
        }
    }

    public static bool IsPostgres => Superuser is not null;

    /// <value>As the runtime role, for a server; null on SQLite.</value>
    public string? Address => name is null ? null : Of(name, RuntimeRole);

    /// <value>For a server in a process of its own.</value>
    public string[] Arguments => Address is { } address ? ["--database", address] : [];

    /// <value>As the superuser.</value>
    public string SuperuserAddress => Of(name!, null);

    /// <summary>A database without a table, made and dropped by the test; whoever migrates it finds the runtime role.</summary>
    public static string CreateEmpty()
    {
        _ = Role.Value;
        var name = NewName();
        ExecuteAsSuperuser($"create database {name}");
        return name;
    }

    public static void Drop(string name) => ExecuteAsSuperuser($"drop database if exists {name} with (force)");

    /// <param name="name">The database.</param>
    /// <param name="role">As whom; null is the superuser.</param>
    public static string Of(string name, string? role)
    {
        var settings = Settings();
        settings.Database = name;
        settings.Username = role ?? settings.Username;
        return settings.ConnectionString;
    }

    public static void ExecuteAsSuperuser(string sql)
    {
        using var connection = new NpgsqlConnection(Settings().ConnectionString);
        connection.Open();
        connection.Execute(sql);
    }

    /// <summary>Past the server's own code, as a bug in it or a hand on the machine: PostgreSQL's superuser, whom only the triggers bind.</summary>
    public DbConnection OpenRaw()
    {
        DbConnection connection = IsPostgres
            ? new NpgsqlConnection(SuperuserAddress)
            : new SqliteConnection($"Data Source={Path.Combine(dataFolder, "x80.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        if (name is not null)
        {
            Drop(name);
        }
    }

    private static NpgsqlConnectionStringBuilder Settings()
    {
        if (Superuser is null || !PostgresAddress.TryParse(Superuser, out var address))
        {
            throw new InvalidOperationException("X80_TEST_DATABASE is not set to postgres://superuser@host:port/database.");
        }

        var settings = address.Settings;
        settings.Pooling = false;
        return settings;
    }

    private static string NewName() =>
        string.Create(CultureInfo.InvariantCulture, $"x80_test_{Environment.ProcessId}_{Interlocked.Increment(ref created)}");

    private static string CreateRole()
    {
        ExecuteAsSuperuser(
            $"""
            do $$ begin
              create role {RuntimeRole} login noinherit;
            exception when duplicate_object or unique_violation then null;
            end $$
            """);
        return RuntimeRole;
    }

    /// <summary>Migrated once a run, and copied for each server.</summary>
    private static string CreateTemplate()
    {
        var name = CreateEmpty();
        ServerMigration.Run(Of(name, null), RuntimeRole);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(name);
        return name;
    }
}
