using X80.ReferenceServer.Storage.Postgres;

namespace X80.ReferenceServer;

/// <summary>Brings a PostgreSQL database to this version's schema, as its owner. SQLite needs none: a server migrates its own file.</summary>
public static class ServerMigration
{
    /// <param name="owner">The database as the role that is to own the tables; it may create roles.</param>
    /// <param name="runtimeRole">The login role that servers sign in as; it is granted what they need, and owns nothing.</param>
    /// <exception cref="ServerStateException">It cannot be done; says what to do.</exception>
    public static void Run(string owner, string? runtimeRole) =>
        new PostgresMigration(PostgresAddress.OrThrow(owner)).Run(runtimeRole);
}
