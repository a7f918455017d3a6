using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Backup;
using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Hosting;

/// <summary>
/// Whether this server can do its work: a write commits, the keys can be read, the heads of the audit trail are where they
/// were put, the disk has room, and it was not told to stop. Anybody may ask, so it looks at most once a second.
/// </summary>
internal sealed class Readiness(
    IStore store, KeyFolder keys, EpochKeys epochs, HeadBook heads, LivingUpkeep living, ServerOptions options, Shutdown shutdown,
    TimeProvider time, ILogger<Readiness> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim one = new(1);
    private IReadOnlyList<string> faults = [];
    private long? lookedAt;

    /// <value>What an operator is to know although the server is ready.</value>
    public IReadOnlyList<string> Notices => living.Complaint is { } complaint ? [complaint] : [];

    /// <returns>What is wrong, in fixed words; empty when ready.</returns>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellationToken)
    {
        if (shutdown.HasBegun)
        {
            return ["The server is stopping."];
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            if (lookedAt is not { } at || time.GetElapsedTime(at) >= Fresh)
            {
                faults = [.. await LookAsync()];
                lookedAt = time.GetTimestamp();
            }

            return faults;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<List<string>> LookAsync()
    {
        var found = new List<string>();
        await TryAsync(CommitAsync, "The database does not commit.", found);
        await TryAsync(ReadKeysAsync, "The keys cannot be read: a file of the keys folder is not where it was, is another, or is open to others. Put it back.", found);
        if (heads.HasVanished)
        {
            found.Add(HeadBook.Gone);
        }

        if (new DriveInfo(Path.GetFullPath(options.DataFolder)).AvailableFreeSpace < options.FreeDiskFloor)
        {
            found.Add("The disk of the data folder is nearly full.");
        }

        return found;
    }

    private async Task TryAsync(Func<Task> look, string words, List<string> found)
    {
        try
        {
            await look();
        }
        catch (Exception e) when (e is StoreUnavailableException or CommitUnknownException or ServerStateException or TimeoutException or IOException or UnauthorizedAccessException)
        {
            logger.LogError("Not ready ({Failure}).", e.GetType().Name);
            var fault = e.InnerException is FileGoneException gone ? gone.Message : words;
            found.AddRange(found.Contains(fault) ? [] : [fault]);
        }
    }

    private Task CommitAsync()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return store.WriteAsync(StoreRole.Access, session => session.Execute("health.beat", new { Now = now }), CancellationToken.None)
            .WaitAsync(Patience);
    }

    /// <summary>Of every epoch that wraps anything, asked anew and proved to be this database's.</summary>
    private async Task ReadKeysAsync()
    {
        keys.ReadTagKey();
        keys.ReadSigningKey();
        await store.ReadAsync(
            StoreRole.Access,
            session => session.Query<EpochRow>("keys.epochs").Where(epoch => !epoch.IsSpent).All(epoch => epochs.ToSeal(session, epoch.Epoch).Length > 0),
            CancellationToken.None);
    }
}
