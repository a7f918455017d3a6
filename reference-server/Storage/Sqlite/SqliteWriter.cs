using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Storage.Sqlite.Orders;
using X80.ReferenceServer.Telemetry;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>
/// The only writer. It commits what is waiting as one group, each job in a savepoint of its own: a job that throws
/// loses its own work and nobody else's, and no job is answered before the commit.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    public const int QueueSize = 1024;

    private const int GroupSize = 64;
    private const int IoError = 10;
    private const int FailedWrite = 778;

    private readonly Channel<WriterOrder> waiting = Channel.CreateBounded<WriterOrder>(QueueSize);
    private readonly WriterConnection connection;
    private readonly LogScrub scrub;
    private readonly ServerMetrics metrics;
    private readonly ILogger logger;
    private readonly Task loop;

    public SqliteWriter(SqliteFile file, SqlCatalog catalog, ServerMetrics metrics, ILogger logger, TimeProvider time)
    {
        (this.metrics, this.logger) = (metrics, logger);
        connection = new WriterConnection(file, catalog);
        scrub = new LogScrub(metrics, time);
        metrics.Observe("x80.writer.queue", "Writes that wait for the one writer.", () => waiting.Reader.Count);
        metrics.Observe("x80.scrub.owed", "1 while the write-ahead log still holds what was erased.", () => scrub.IsOwed ? 1 : 0);
        loop = Task.Run(RunAsync);
    }

    /// <exception cref="StoreUnavailableException">Too much is waiting, or the server is stopping.</exception>
    public void Enqueue(WriterOrder order)
    {
        if (!waiting.Writer.TryWrite(order))
        {
            throw new StoreUnavailableException("The writer's queue is full or closed.");
        }
    }

    /// <summary>For a reader that has just opened the file by its name.</summary>
    /// <exception cref="FileGoneException">That is no longer the file which is written.</exception>
    public void RefuseGone() => connection.RefuseGone();

    /// <exception cref="SqliteException">The file was found damaged, and was not found whole since.</exception>
    public void RefuseDamaged() => connection.RefuseDamaged();

    /// <summary>Empties the write-ahead log; called between groups only.</summary>
    public Task ScrubAsync(CancellationToken cancellationToken)
    {
        var order = new ScrubOrder();
        Enqueue(order);
        return order.Done.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
        connection.Dispose();
    }

    private async Task RunAsync()
    {
        // What a killed process had erased may still stand in the log that it left.
        Scrub(null);
        var group = new List<WriteJob>(GroupSize);
        while (await WaitAsync())
        {
            while (group.Count < GroupSize && waiting.Reader.TryRead(out var order))
            {
                if (order is ScrubOrder asked)
                {
                    CommitGroup(group);
                    Scrub(asked);
                }
                else if (order is WriteJob { IsCancelled: false } job)
                {
                    group.Add(job);
                }
                else
                {
                    order.Fail(new OperationCanceledException());
                }
            }

            CommitGroup(group);
        }

        Scrub(null);
    }

    /// <returns>False when there is nothing more to come.</returns>
    private async Task<bool> WaitAsync()
    {
        var more = waiting.Reader.WaitToReadAsync().AsTask();
        while (scrub.IsOwed && !more.IsCompleted)
        {
            await scrub.WaitAsync(more);
            RetryScrub();
        }

        return await more;
    }

    private void Scrub(ScrubOrder? order)
    {
        try
        {
            scrub.Try(connection.Opened);
            order?.Complete();
        }
        catch (Exception e)
        {
            Failed(e);
            order?.Fail(new StoreUnavailableException("The write-ahead log could not be emptied.", e));
        }
    }

    private void RetryScrub()
    {
        try
        {
            scrub.RetryWhenDue(connection.Opened);
        }
        catch (Exception e)
        {
            Failed(e);
        }
    }

    private void CommitGroup(List<WriteJob> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        var committing = false;
        try
        {
            connection.Opened.Execute("begin immediate");
            var failed = group.ConvertAll(RunInSavepoint);
            connection.RefuseGone();
            committing = true;
            connection.Opened.Execute("commit transaction");
            for (var i = 0; i < group.Count; i++)
            {
                Answer(group[i], failed[i]);
            }
        }
        catch (Exception e)
        {
            Failed(e);
            group.ForEach(job => job.Fail(committing && MayStand(e)
                ? new CommitUnknownException(e)
                : new StoreUnavailableException("The database did not commit.", e)));
        }
        finally
        {
            group.Clear();
        }
    }

    /// <summary>
    /// What was written whole and could not be flushed stands in the log, and whoever opens the file after a crash may find it
    /// there. What could not be written has no end in the log, and no one takes it for a commit.
    /// </summary>
    private static bool MayStand(Exception e) => e is SqliteException { SqliteErrorCode: IoError, SqliteExtendedErrorCode: not FailedWrite };

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
        connection.Say("savepoint job");
        try
        {
            connection.Wall.Use(job.Role);
            try
            {
                job.Run(connection.Session);
            }
            finally
            {
                connection.Wall.Use(null);
            }

            connection.Say("release job");
            return null;
        }
        catch (Exception e)
        {
            connection.Opened.Execute("rollback to job");
            connection.Opened.Execute("release job");
            return e is SqliteException ? new StoreUnavailableException("The database refused a statement.", e) : e;
        }
    }

    /// <summary>The writer outlives every failure. An error's own text can hold a value, so only its number or type is told.</summary>
    private void Failed(Exception e)
    {
        var failure = e is SqliteException known ? $"sqlite-{known.SqliteExtendedErrorCode}" : e.GetType().Name;
        metrics.StoreFailed(failure);
        logger.LogError("The database did not do it: {Failure}.", failure);
        connection.Recover(e);
    }
}
