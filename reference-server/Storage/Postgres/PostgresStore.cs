using Npgsql;

namespace X80.ReferenceServer.Storage.Postgres;

/// <summary>
/// The store on PostgreSQL. Every transaction speaks as one of the group roles, with the workspace and the member set for
/// its own length, so that the database's row level security sees to the scope as the statements do.
/// </summary>
internal sealed class PostgresStore(PostgresPool pool, SqlCatalog catalog) : IStore, IDisposable
{
    private const int Workers = 8;
    private readonly PostgresWorkers readers = new("reader", Workers);
    private readonly PostgresWorkers writers = new("writer", Workers);

    public Task<T> WriteAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
        writers.RunAsync(() => Run(role, TurnOf(role), work), cancellationToken);

    public Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
        readers.RunAsync(() => Run(role, turn: null, work), cancellationToken);

    /// <summary>Erased content stays as ciphertext in dead rows and in the log until they are reused; its key does not outlive it.</summary>
    public Task ScrubAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        readers.Dispose();
        writers.Dispose();
    }

    private T Run<T>(StoreRole role, string? turn, Func<StoreSession, T> work)
    {
        var committing = false;
        try
        {
            using var transaction = new PostgresTransaction(pool, role, turn);
            var answer = work(new StoreSession(transaction, catalog));
            transaction.Flush();
            committing = turn is not null;
            transaction.Commit();
            return answer;
        }
        catch (PostgresException e) when (!committing || !e.SqlState.StartsWith("57P", StringComparison.Ordinal))
        {
            // The database answered, so it has rolled back; one that is being stopped may answer a commit that it has kept.
            pool.Forget();
            throw new StoreUnavailableException("The database refused a statement.", e);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw committing ? new CommitUnknownException(e) : new StoreUnavailableException("The database does not answer.", e);
        }
    }

    /// <summary>
    /// A write takes its member's turn before it reads anything: what it reads is then committed, and stays so until it commits.
    /// </summary>
    private static string TurnOf(StoreRole role) =>
        role.Member.Length > 0 ? $"{role.Workspace}/{role.Member}" : role == StoreRole.Access || role == StoreRole.Rotation ? role.Name : "";
}
