using System.Security.Cryptography;
using Dapper;
using Npgsql;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Postgres;

namespace X80.ReferenceServer.Backup;

/// <summary>
/// Restores into an empty PostgreSQL database. Until the join is committed it holds no epoch, and no server serves it; a
/// restore that was stopped leaves a database to be dropped.
/// </summary>
internal sealed class PostgresRestore(PostgresAddress owner)
{
    /// <param name="part">The data part.</param>
    /// <param name="work">What is done to it before it is served.</param>
    /// <param name="cancellationToken">A stopped restore leaves nothing that is served.</param>
    /// <exception cref="ServerStateException">The database is not empty, or the parts do not fit together.</exception>
    public async Task<(int Messages, int Erased)> RunAsync(string part, RestoreWork work, CancellationToken cancellationToken)
    {
        await using var connection = await PostgresOwner.OpenAsync(owner, cancellationToken);
        try
        {
            if (connection.ExecuteScalar<bool>("select exists (select 1 from pg_class where relnamespace = 'public'::regnamespace)"))
            {
                throw new ServerStateException("The database is not empty. Nothing was restored; create another and give it with --database.");
            }

            // The dump grants to roles, which belong to the cluster and are in no dump.
            PostgresMigration.CreateGroups(connection);
            await PostgresTool.RunAsync(
                "pg_restore",
                owner,
                ["--exit-on-error", "--no-password", "--no-owner", "--schema=public", $"--dbname={owner.Settings.Database}", part],
                cancellationToken);
            new PostgresMigration(owner).Run(null);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var counts = await work.RunAsync(new StoreSession(connection, new SqlCatalog("Postgres")), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return counts;
        }
        catch (Exception e) when (e is NpgsqlException or CryptographicException)
        {
            throw new ServerStateException(
                "The backup's data and keys do not fit together, or the database went away. What lies in the database is not served: drop it, create it anew, and take another with --part.", e);
        }
    }
}
