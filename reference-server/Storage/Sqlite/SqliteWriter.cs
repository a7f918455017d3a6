using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>
/// The only writer. It commits what is waiting as one group, each job in a savepoint of its own: a job that throws
/// loses its own work and nobody else's, and no job is answered before the commit.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int GroupSize = 64;
    private readonly Channel<WriteJob> waiting = Channel.CreateBounded<WriteJob>(1024);
    private readonly SqliteConnection connection;
    private readonly StoreSession session;
    private readonly Task loop;

    public SqliteWriter(SqliteFile file, SqlCatalog catalog)
    {
        connection = file.Open(readOnly: false);
        session = new StoreSession(connection, catalog);
        loop = Task.Run(RunAsync);
    }

    /// <exception cref="StoreUnavailableException">Too much is waiting, or the server is stopping.</exception>
    public void Enqueue(WriteJob job)
    {
        if (!waiting.Writer.TryWrite(job))
        {
            throw new StoreUnavailableException("The writer's queue is full or closed.");
        }
    }

    /// <summary>Empties the write-ahead log; called between groups only.</summary>
    public Task ScrubAsync(CancellationToken cancellationToken)
    {
        var scrub = new ScrubJob(connection, cancellationToken);
        Enqueue(scrub);
        return scrub.Done;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
        await connection.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var group = new List<WriteJob>(GroupSize);
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupSize && waiting.Reader.TryRead(out var job))
            {
                if (job is ScrubJob scrub)
                {
                    CommitGroup(group);
                    scrub.Scrub();
                }
                else if (!job.IsCancelled)
                {
                    group.Add(job);
                }
                else
                {
                    job.Fail(new OperationCanceledException());
                }
            }

            CommitGroup(group);
        }
    }

    private void CommitGroup(List<WriteJob> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            connection.Execute("begin immediate");
            var failed = group.ConvertAll(RunInSavepoint);
            connection.Execute("commit transaction");
            for (var i = 0; i < group.Count; i++)
            {
                Answer(group[i], failed[i]);
            }
        }
        catch (SqliteException e)
        {
            Abandon();
            group.ForEach(job => job.Fail(new StoreUnavailableException("The database did not commit.", e)));
        }
        finally
        {
            group.Clear();
        }
    }

    private static void Answer(WriteJob job, Exception? failure)
    {
        if (failure is null)
        {
            job.Complete();
        }
        else
        {
            job.Fail(failure);
        }
    }

    /// <returns>What the job threw; the writer outlives every job.</returns>
    private Exception? RunInSavepoint(WriteJob job)
    {
        connection.Execute("savepoint job");
        try
        {
            job.Run(session);
            connection.Execute("release job");
            return null;
        }
        catch (Exception e)
        {
            connection.Execute("rollback to job");
            connection.Execute("release job");
            return e is SqliteException ? new StoreUnavailableException("The database refused a statement.", e) : e;
        }
    }

    private void Abandon()
    {
        try
        {
            connection.Execute("rollback transaction");
        }
        catch (SqliteException)
        {
            // Nothing was begun, or SQLite has rolled back by itself: either way there is nothing to undo.
        }
    }
}
