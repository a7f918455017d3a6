using System.Security.Cryptography;
using X80.Contract.Ids;
using X80.ReferenceServer.Backup;
using X80.ReferenceServer.Crm.Keeping;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Keys;

/// <summary>
/// Rotates the epoch: a new key is made and becomes active, living conversation keys move under it in batches, the old key
/// is destroyed once no row names it. Every step can be done again, so a rotation that was killed goes on; two at once do
/// one another's work. It touches no content.
/// </summary>
internal sealed class EpochRotation(IStore store, IEpochKeyService service, EpochKeys keys, LivingUpkeep living, TimeProvider time)
{
    private const int BatchSize = 200;

    // What is erased while an old key waits is the next rotation's, which may wait as long: together below a day.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(8);

    public Task<IReadOnlyList<EpochRow>> EpochsAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Rotation, session => session.Query<EpochRow>("keys.epochs"), cancellationToken);

    /// <summary>By command. One that was cut short is finished, and no further one begun.</summary>
    /// <exception cref="ServerStateException">The newest backup could not be kept restorable: the old key is still there.</exception>
    public Task<RotationOutcome> RotateAsync(CancellationToken cancellationToken) => RotateAsync(moved: null, cancellationToken);

    /// <param name="moved">Told how many conversation keys have moved so far.</param>
    /// <param name="cancellationToken">What was moved stays.</param>
    /// <exception cref="ServerStateException">The newest backup could not be kept restorable: the old key is still there.</exception>
    public async Task<RotationOutcome> RotateAsync(IProgress<int>? moved, CancellationToken cancellationToken)
    {
        // Asked before anything is begun, and again when the old key is to go.
        await living.RenewAsync(cancellationToken);
        return await RotateAsync(_ => living.RenewAsync(cancellationToken), moved, cancellationToken);
    }

    /// <summary>
    /// By the server itself. Where the backup's living keys cannot be renewed the old key waits until the new one is eight
    /// hours old, and then goes: erased content is unreadable within the day of GATE-13, whatever becomes of the backup.
    /// </summary>
    /// <exception cref="ServerStateException">The old key waits.</exception>
    public Task<RotationOutcome> RotateByItselfAsync(CancellationToken cancellationToken) =>
        RotateAsync(active => living.RenewOrGiveUpAsync(active + Patience, cancellationToken), moved: null, cancellationToken);

    /// <summary>Whether a key was destroyed under the active epoch.</summary>
    public Task<bool> IsOwedAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Rotation, session => session.Find<long>("keys.erasures_of_active") > 0, cancellationToken);

    private async Task<RotationOutcome> RotateAsync(Func<DateTimeOffset, Task> keepBackup, IProgress<int>? moved, CancellationToken cancellationToken)
    {
        var resumed = (await EpochsAsync(cancellationToken)).Any(epoch => !epoch.IsActive);
        if (!resumed)
        {
            await BeginAsync(cancellationToken);
        }

        var (rewrapped, unreadable) = (0, 0);
        var destroyed = new List<long>();
        var epochs = await EpochsAsync(cancellationToken);
        foreach (var old in epochs.Where(epoch => !epoch.IsActive))
        {
            while (!await SpendAsync(old.Epoch, cancellationToken))
            {
                var batch = await RewrapAsync(old.Epoch, cancellationToken);
                (rewrapped, unreadable) = (rewrapped + batch.Rewrapped, unreadable + batch.Unreadable);
                moved?.Report(rewrapped + unreadable);
            }

            await keepBackup(DateTimeOffset.FromUnixTimeMilliseconds(epochs.Single(epoch => epoch.IsActive).CreatedAt));
            service.Destroy(old.Epoch);
            await store.WriteAsync(StoreRole.Rotation, session => Forget(session, old.Epoch), cancellationToken);
            destroyed.Add(old.Epoch);
        }

        if (destroyed.Count > 0)
        {
            await store.ScrubAsync(cancellationToken);
        }

        var left = await EpochsAsync(cancellationToken);
        keys.KeepOnly(left.Select(epoch => epoch.Epoch));
        return new RotationOutcome(left.Single(epoch => epoch.IsActive).Epoch, rewrapped, unreadable, destroyed, resumed);
    }

    private static int Forget(StoreSession session, long epoch)
    {
        session.Execute("keys.forget_erasures", new { Epoch = epoch });
        return session.Execute("keys.drop_epoch", new { Epoch = epoch });
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var current = (await EpochsAsync(cancellationToken)).Single(epoch => epoch.IsActive).Epoch;
        var next = current + 1;
        service.Create(next);
        var key = service.Read(next) ?? throw new ServerStateException("The new epoch key cannot be read back, so the epoch was not rotated.");
        var row = new { Epoch = next, Proof = EpochKeys.Prove(key, next), Now = time.GetUtcNow().ToUnixTimeMilliseconds() };
        var isOurs = await store.WriteAsync(
            StoreRole.Rotation,
            session => session.Execute("keys.retire", new { Epoch = current }) == 1 && session.Execute("keys.add_epoch", row) == 1,
            cancellationToken);
        if (!isOurs && (await EpochsAsync(cancellationToken)).All(epoch => epoch.Epoch != next))
        {
            // Another rotation is past this number, which is never used again.
            service.Destroy(next);
        }
    }

    /// <returns>Whether nothing names the epoch any more; from then on nothing can.</returns>
    private Task<bool> SpendAsync(long epoch, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Rotation,
            session =>
            {
                session.Execute("keys.spend", new { Epoch = epoch });
                return session.Find<EpochRow>("keys.epoch", new { Epoch = epoch }) is not { IsSpent: false };
            },
            cancellationToken);

    private Task<(int Rewrapped, int Unreadable)> RewrapAsync(long old, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Rotation,
            session =>
            {
                var active = session.Find<long>("keys.active_epoch");
                var (from, to) = (keys.ToOpen(session, old), keys.ToSeal(session, active));
                CrmKeySeal.Reseal(session, (old, from), (active, to));
                var batch = session.Query<WrappedKeyRow>("keys.of_epoch", new { Epoch = old, Limit = BatchSize });
                var unreadable = 0;
                foreach (var row in batch)
                {
                    var wrapped = Rewrap(row, from, to, active);
                    unreadable += wrapped is null ? 1 : 0;
                    session.Execute("keys.rewrap", new
                    {
                        Workspace = row.WorkspaceId,
                        Member = row.MemberId,
                        Id = row.ConversationId,
                        Old = old,
                        Was = row.Wrapped,
                        Epoch = active,
                        Wrapped = wrapped ?? row.Wrapped,
                    });
                }

                return (batch.Count - unreadable, unreadable);
            },
            cancellationToken);

    /// <returns>Null when the row opens under no key: it is as lost as before, and must not keep the old epoch alive.</returns>
    private static byte[]? Rewrap(WrappedKeyRow row, byte[] from, byte[] to, long active)
    {
        var id = ConversationId.Parse(row.ConversationId);
        try
        {
            var key = Sealing.Open(from, ConversationKeys.Place(row.Scope, id, row.Epoch), row.Wrapped);
            return Sealing.Seal(to, ConversationKeys.Place(row.Scope, id, active), key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
