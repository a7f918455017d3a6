using System.Data;
using Dapper;
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
        writers.RunAsync(() => Run(role, IsolationLevel.ReadCommitted, work), cancellationToken);

    public Task<T> ReadAsync<T>(StoreRole role, Func<StoreSession, T> work, CancellationToken cancellationToken) =>
        readers.RunAsync(() => Run(role, IsolationLevel.RepeatableRead, work), cancellationToken);

    /// <summary>Erased content stays as ciphertext in dead rows and in the log until they are reused; its key does not outlive it.</summary>
    public Task ScrubAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        readers.Dispose();
        writers.Dispose();
    }

    private T Run<T>(StoreRole role, IsolationLevel level, Func<StoreSession, T> work)
    {
        var committing = false;
        try
        {
            NpgsqlTransaction? begun = null;
            using var connection = pool.Open(fresh =>
            {
                begun = fresh.BeginTransaction(level);
                fresh.Execute(Opening(role, level), new { role.Workspace, role.Member, Turn = TurnOf(role) });
            });
            using var transaction = begun!;
            var answer = work(new StoreSession(connection, catalog));
            committing = level == IsolationLevel.ReadCommitted;
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
    private static string Opening(StoreRole role, IsolationLevel level)
    {
        var scope = $"set local role {role.Name}; select set_config('x80.workspace', @Workspace, true), set_config('x80.member', @Member, true)";
        return level == IsolationLevel.RepeatableRead ? $"set transaction read only; {scope}"
            : TurnOf(role).Length > 0 ? $"{scope}; select pg_advisory_xact_lock(hashtextextended(@Turn, 0))"
            : scope;
    }

    private static string TurnOf(StoreRole role) =>
        role.Member.Length > 0 ? $"{role.Workspace}/{role.Member}" : role == StoreRole.Access || role == StoreRole.Rotation ? role.Name : "";
}
