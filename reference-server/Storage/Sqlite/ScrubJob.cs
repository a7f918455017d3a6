using Dapper;
using Microsoft.Data.Sqlite;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>A truncating checkpoint between two groups of writes.</summary>
internal sealed class ScrubJob(SqliteConnection connection, CancellationToken cancellationToken) : WriteJob
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => done.Task;

    public override bool IsCancelled => cancellationToken.IsCancellationRequested;

    /// <summary>A reader may hold the log for the length of its snapshot: the checkpoint then does what it can, and the next one the rest.</summary>
    public void Scrub()
    {
        try
        {
            connection.Execute("pragma wal_checkpoint(truncate)");
            done.TrySetResult();
        }
        catch (SqliteException e)
        {
            done.TrySetException(new StoreUnavailableException("The write-ahead log could not be emptied.", e));
        }
    }

    public override void Complete() => done.TrySetResult();

    public override void Fail(Exception reason) => done.TrySetException(reason);

    protected override void Work(StoreSession session) => Scrub();
}
