using Dapper;
using Microsoft.Data.Sqlite;
using X80.ReferenceServer.Telemetry;

namespace X80.ReferenceServer.Storage.Sqlite;

/// <summary>
/// Empties the write-ahead log, so that what was erased is in no file. A reader can hold it up for the length of its
/// snapshot: then it is owed, and tried again until it is done.
/// </summary>
internal sealed class LogScrub(ServerMetrics metrics, TimeProvider time)
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Long enough for an ordinary read to end, short enough not to hold up every write.
    private const int PatienceMilliseconds = 50;

    private long lastTry;

    public bool IsOwed { get; private set; }

    /// <summary>Waits until it is time for the next try, or for other work.</summary>
    public Task WaitAsync(Task work) => Task.WhenAny(work, Task.Delay(Pause, time));

    public void RetryWhenDue(SqliteConnection connection)
    {
        if (IsOwed && time.GetElapsedTime(lastTry) >= Pause)
        {
            Try(connection);
        }
    }

    /// <exception cref="SqliteException">The log could not be written back at all; it stays owed.</exception>
    public void Try(SqliteConnection connection)
    {
        lastTry = time.GetTimestamp();
        IsOwed = true;
        connection.Execute($"pragma busy_timeout = {PatienceMilliseconds}");
        var isBusy = connection.QuerySingle<(long Busy, long Pages, long Moved)>("pragma wal_checkpoint(truncate)").Busy != 0;
        connection.Execute($"pragma busy_timeout = {SqliteFile.BusyMilliseconds}");
        IsOwed = isBusy;
        if (isBusy)
        {
            metrics.ScrubBusy();
        }
        else
        {
            metrics.Scrubbed();
        }
    }
}
