using Dapper;
using Npgsql;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>
/// What a server asks of PostgreSQL before it serves: a role that the walls bind, this version's schema, and the walls
/// standing. It changes nothing: migrating is the owner's.
/// </summary>
internal sealed class PostgresSchema(PostgresPool pool) : IStoreSchema
{
    private const string UnboundRole =
        """
        select bool_or(r.rolsuper or r.rolbypassrls) from pg_roles r where pg_has_role(session_user, r.oid, 'member')
        """;

    private const string OwningRole =
        """
        select exists (
          select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and pg_has_role(session_user, c.relowner, 'member'))
        """;

    /// <summary>A role that inherits would have every group's rights at once, without saying as whom it speaks.</summary>
    private const string UngrantedRole =
        """
        select not bool_and(pg_has_role(session_user, r.oid, 'member')) or bool_or(pg_has_role(session_user, r.oid, 'usage')) or count(*) <> @Count
        from pg_roles r where r.rolname = any (@Groups)
        """;

    private const string MissingWalls =
        """
        select exists (
            select 1 from unnest(@Walls) as wanted(name)
            where not exists (select 1 from pg_trigger t where t.tgname = wanted.name and t.tgenabled in ('O', 'A')))
          or exists (
            select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'schemaversions'
              and not (c.relrowsecurity and c.relforcerowsecurity))
        """;

    private static readonly MigrationScripts Scripts = new("Postgres");
    private static readonly string[] Walls =
    [
        "conversations_start_private", "messages_need_permission", "messages_never_change", "audit_only_grows",
        "audit_goes_by_segments", "audit_cuts_are_lawful",
    ];

    public void Prepare()
    {
        try
        {
            using var connection = pool.Open(_ => { });
            RefuseUnboundRole(connection);
            var applied = Journal(connection);
            Scripts.RefuseNewer(applied);
            Scripts.RefuseOlder(applied);
            RefuseMissingWalls(connection);
        }
        catch (NpgsqlException e)
        {
            throw new ServerStateException(
                "The database cannot be reached, so the server does not start. Check that PostgreSQL runs, and the address, role and password given with --database.", e);
        }
    }

    /// <summary>Row level security does not bind these, so nothing would stand behind the server's own statements.</summary>
    private static void RefuseUnboundRole(NpgsqlConnection connection)
    {
        if (connection.ExecuteScalar<bool>(UnboundRole))
        {
            throw new ServerStateException(
                "The database role is a superuser, has BYPASSRLS, or can become one that is or has, so row level security does not bind it and the server does not start. "
                + "Make a plain login role, and grant it what it needs: x80 server migrate --database OWNER --runtime-role NAME");
        }

        if (connection.ExecuteScalar<bool>(OwningRole))
        {
            throw new ServerStateException(
                "The database role owns the tables, or can become their owner, so it could take their walls down and the server does not start. "
                + "Make a plain login role, and grant it what it needs: x80 server migrate --database OWNER --runtime-role NAME");
        }
    }

    private static List<string> Journal(NpgsqlConnection connection)
    {
        if (!connection.ExecuteScalar<bool>("select to_regclass('public.schemaversions') is not null"))
        {
            return [];
        }

        if (connection.ExecuteScalar<bool>(UngrantedRole, new { StoreRole.Groups, StoreRole.Groups.Count }))
        {
            throw new ServerStateException(
                "The database role was not granted what a server needs, or inherits it, so the server does not start. "
                + "Grant it, as the owner: x80 server migrate --database OWNER --runtime-role NAME");
        }

        using var transaction = connection.BeginTransaction();
        connection.Execute($"set local role {StoreRole.Access.Name}");
        return connection.Query<string>("select scriptname from public.schemaversions").AsList();
    }

    private static void RefuseMissingWalls(NpgsqlConnection connection)
    {
        if (connection.ExecuteScalar<bool>(MissingWalls, new { Walls }))
        {
            throw new ServerStateException(
                "A trigger of the privacy wall is missing or switched off, or a table has no row level security, so the server does not start. "
                + "Put them up again, as the owner: x80 server migrate --database OWNER");
        }
    }
}
