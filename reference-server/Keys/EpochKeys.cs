using System.Collections.Concurrent;
using System.Security.Cryptography;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Keys;

/// <summary>The epoch keys in use. Each is proved to be this database's before it opens or seals anything.</summary>
internal sealed class EpochKeys(IEpochKeyService service)
{
    private readonly ConcurrentDictionary<long, byte[]> proved = new();

    /// <summary>For reading: from memory, where it stays until <see cref="KeepOnly"/>.</summary>
    public byte[] ToOpen(StoreSession session, long epoch) => proved.TryGetValue(epoch, out var key) ? key : ToSeal(session, epoch);

    /// <summary>For writing: asked anew each time, so that nothing is stored under a key that is gone.</summary>
    /// <exception cref="StoreUnavailableException">The key is not there, or is another one.</exception>
    public byte[] ToSeal(StoreSession session, long epoch)
    {
        var key = Ask(epoch);
        if (!proved.TryGetValue(epoch, out var known) || !CryptographicOperations.FixedTimeEquals(known, key))
        {
            var row = session.Find<EpochRow>("keys.epoch", new { Epoch = epoch });
            if (row is null || !Proves(key, row))
            {
                throw new StoreUnavailableException("An epoch key is not the one that this database was sealed under.");
            }

            proved[epoch] = key;
        }

        return key;
    }

    /// <summary>Forgets the keys of epochs that are gone.</summary>
    public void KeepOnly(IEnumerable<long> epochs)
    {
        foreach (var gone in proved.Keys.Except(epochs))
        {
            proved.TryRemove(gone, out _);
        }
    }

    public static byte[] Prove(byte[] key, long epoch) => Sealing.Seal(key, Place(epoch), []);

    public static bool Proves(byte[] key, EpochRow row)
    {
        try
        {
            Sealing.Open(key, Place(row.Epoch), row.Proof);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Place(long epoch) => $"epoch\n{epoch}";

    private byte[] Ask(long epoch)
    {
        try
        {
            return service.Read(epoch) ?? throw new StoreUnavailableException("An epoch key is no longer where it was.");
        }
        catch (Exception e) when (e is ServerStateException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("An epoch key cannot be used.", e);
        }
    }
}
