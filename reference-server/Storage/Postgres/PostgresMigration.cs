using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine.Output;
using Npgsql;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>Roles, tables, walls and grants, as the owner. Again changes nothing; two at once run one after the other.</summary>
internal sealed class PostgresMigration(PostgresAddress owner)
{
    private static readonly MigrationScripts Scripts = new("Postgres");

    public void Run(string? runtimeRole)
    {
        try
        {
            // The lock belongs to a session of its own, since the migrations open others.
            using var turn = Open();
            turn.Execute("select pg_advisory_lock(hashtextextended('x80-migration', 0))");
            Refuse(turn);
            CreateGroups(turn);
            Upgrade();
            turn.Execute(EmbeddedText.Read($"{typeof(PostgresMigration).Namespace}.triggers.sql"));
            if (runtimeRole is not null)
            {
                Grant(turn, runtimeRole);
            }
        }
        catch (NpgsqlException e)
        {
            throw new ServerStateException(
                e is PostgresException { SqlState: "42501" }
                    ? "This role may not migrate the database. Give the role that owns it, with the right to create roles."
                    : "The database could not be migrated. Check that PostgreSQL runs, and the address, role and password given with --database.",
                e);
        }
    }

    private static void Refuse(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < 15)
        {
            throw new ServerStateException("This PostgreSQL is too old. Version 15 or later is needed.");
        }

        if (connection.ExecuteScalar<string>("show server_encoding") != "UTF8")
        {
            throw new ServerStateException("The database's encoding is not UTF8. Create it with: create database NAME encoding 'UTF8' template template0");
        }

        if (connection.ExecuteScalar<bool>("select to_regclass('public.schemaversions') is not null"))
        {
            Scripts.RefuseNewer(connection.Query<string>("select scriptname from public.schemaversions"));
        }
    }

    /// <summary>Roles belong to the whole cluster: another database's migration may be making them now.</summary>
    public static void CreateGroups(NpgsqlConnection connection)
    {
        foreach (var group in StoreRole.Groups)
        {
            if (connection.ExecuteScalar<long>("select count(*) from pg_roles where rolname = @group", new { group }) == 0)
            {
                connection.Execute(
                    $"""
                    do $$ begin
                      create role {group} nologin noinherit;
                    exception when duplicate_object or unique_violation then null;
                    end $$
                    """);
            }
        }
    }

    private void Upgrade()
    {
        var upgrade = DeployChanges.To
            .PostgresqlDatabase(Settings.ConnectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), Scripts.IsOne)
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!upgrade.Successful)
        {
            throw new ServerStateException(
                "The database could not be brought to this version's schema. Nothing of the migration that failed was kept. "
                + "Give the role that owns the database, with the right to create in its schema public.",
                upgrade.Error);
        }
    }

    private static void Grant(NpgsqlConnection connection, string runtimeRole)
    {
        var found = connection.Query<(bool Super, bool Bypass)>(
            "select rolsuper, rolbypassrls from pg_roles where rolname = @runtimeRole and rolcanlogin", new { runtimeRole }).AsList();
        if (found.Count == 0)
        {
            throw new ServerStateException(
                "There is no such login role. Create it: create role NAME login noinherit password '…'. The tables are migrated.");
        }

        if (found[0] is { Super: true } or { Bypass: true })
        {
            throw new ServerStateException(
                "That role is a superuser or has BYPASSRLS: row level security would not bind it. Give a plain login role. The tables are migrated.");
        }

        var name = new NpgsqlCommandBuilder().QuoteIdentifier(runtimeRole);
        connection.Execute($"alter role {name} noinherit; grant {string.Join(", ", StoreRole.Groups)} to {name}");
    }

    private NpgsqlConnectionStringBuilder Settings
    {
        get
        {
            var settings = owner.Settings;
            settings.Pooling = false;
            settings.Timeout = 5;
            settings.CommandTimeout = 0;
            settings.ApplicationName = "x80-migrate";
            settings.SearchPath = "public";
            return settings;
        }
    }

    private NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(Settings.ConnectionString);
        connection.Open();
        return connection;
    }
}
