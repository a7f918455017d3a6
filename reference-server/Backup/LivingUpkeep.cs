using X80.ReferenceServer.Keys;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Backup;

/// <summary>
/// Keeps the newest backup restorable over a rotation: its living keys are written anew before an old epoch key goes. Where
/// the backup lies is a row of the database that the last backup left, so that every replica and command knows.
/// </summary>
internal sealed class LivingUpkeep(ServerOptions options, IStore store, Tagger tagger, TimeProvider time)
{
    /// <value>What an operator is to know of it, for readiness; null while all is well.</value>
    public string? Complaint { get; private set; }

    /// <exception cref="ServerStateException">There is a backup, and its living keys cannot be written.</exception>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        var noted = await FindAsync(cancellationToken);
        if ((options.BackupFolder ?? noted?.Path) is not { } path || (noted is null && !new BackupFolder(path, tagger).HoldsLiving))
        {
            return;
        }

        var folder = new BackupFolder(path, tagger);
        LivingKeys living;
        try
        {
            // Another server's would be lost by writing over them; a disk that is not mounted is no empty folder.
            _ = folder.ReadLiving();
            living = await store.ReadAsync(StoreRole.Rotation, session => LivingReader.Read(session, time.GetUtcNow()), cancellationToken);
            folder.WriteLiving(living);
        }
        catch (Exception e) when (e is ServerStateException or IOException or UnauthorizedAccessException)
        {
            throw new ServerStateException(
                $"The living keys of the backup in {path} cannot be renewed, so the old epoch key is not destroyed: without it that backup could not be restored. "
                + "Bring the folder back, or say with --backup where it lies; or back up anew elsewhere. To give the backup up: x80 server keys rotate --forget-backup", e);
        }

        await store.WriteAsync(
            StoreRole.Rotation,
            session => session.Execute("backup.renewed", new { Epoch = living.Epochs.Single(epoch => epoch.IsActive).Epoch }),
            cancellationToken);
    }

    /// <summary>For the server's own rotation, which goes on without the backup once it must.</summary>
    /// <param name="until">When erased content has to be unreadable, whatever becomes of the backup.</param>
    /// <param name="cancellationToken">Nothing is left half.</param>
    /// <exception cref="ServerStateException">It cannot be done, and there is time yet.</exception>
    public async Task RenewOrGiveUpAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        try
        {
            await RenewAsync(cancellationToken);
            Complaint = null;
        }
        catch (ServerStateException)
        {
            var isOver = time.GetUtcNow() >= until;
            Complaint = isOver
                ? "An old epoch key was destroyed without renewing the living keys of the backup: it cannot be restored until its folder is back, or a new backup is made."
                : $"The living keys of the backup cannot be renewed. At {until:u} the old epoch key is destroyed nevertheless: bring the folder back, or back up anew.";
            if (!isOver)
            {
                throw;
            }
        }
    }

    /// <summary>A backup that a rotation left behind is restorable again once its folder is back.</summary>
    public async Task CatchUpAsync(long activeEpoch, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } noted && noted.Epoch < activeEpoch)
        {
            await RenewOrGiveUpAsync(time.GetUtcNow(), cancellationToken);
        }
        else
        {
            Complaint = null;
        }
    }

    /// <summary>From now on the backup in this folder is kept restorable, and no other.</summary>
    public Task NoteAsync(string folder, CancellationToken cancellationToken) =>
        store.WriteAsync(StoreRole.Rotation, session => Note(session, folder), cancellationToken);

    public Task ForgetAsync(CancellationToken cancellationToken) =>
        store.WriteAsync(StoreRole.Rotation, session => session.Execute("backup.forget_place"), cancellationToken);

    public static int Note(StoreSession session, string folder) => session.Execute(
        "backup.note_place", new { Path = Path.GetFullPath(folder), Epoch = session.Query<EpochRow>("keys.epochs").Single(epoch => epoch.IsActive).Epoch });

    private Task<BackupPlace?> FindAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Rotation, session => session.Find<BackupPlace>("backup.place"), cancellationToken);
}
