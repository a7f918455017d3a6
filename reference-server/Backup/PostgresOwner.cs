using Dapper;
using Npgsql;
using X80.ReferenceServer.Storage.Postgres;

namespace X80.ReferenceServer.Backup;

/// <summary>A connection as a role that sees every row: whoever backs up, restores or searches the whole database.</summary>
internal static class PostgresOwner
{
    /// <exception cref="ServerStateException">It cannot be reached, or row level security binds the role.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(PostgresAddress address, CancellationToken cancellationToken)
    {
        var settings = address.Settings;
        settings.Pooling = false;
        settings.Timeout = 5;
        settings.CommandTimeout = 0;
        settings.ApplicationName = "x80-owner";
        settings.SearchPath = "public";
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (await connection.ExecuteScalarAsync<bool>("select not (rolsuper or rolbypassrls) from pg_roles where rolname = current_user"))
            {
                throw new ServerStateException(
                    "Row level security binds this role, so it does not see the whole database. Give a superuser, or the owner after: alter role OWNER bypassrls");
            }

            return connection;
        }
        catch (Exception e)
        {
            await connection.DisposeAsync();
            throw e is NpgsqlException
                ? new ServerStateException("The database cannot be reached. Check that PostgreSQL runs, and the address, role and password given.", e)
                : e;
        }
    }
}
