using System.Collections.Concurrent;

namespace X80.ReferenceServer.Keys;

/// <summary>The epoch keys in use, read from their files once.</summary>
internal sealed class EpochKeys(KeyFolder folder)
{
    private readonly ConcurrentDictionary<long, byte[]> keys = new();

    public byte[] this[long epoch] => keys.GetOrAdd(epoch, folder.ReadEpochKey);
}
