namespace X80.ReferenceServer.Keys;

/// <summary>
/// Where epoch keys live: files of the keys folder, or a key service that an embedder registers in their place. A key is
/// 32 bytes. Calls may block; every replica asks the same service.
/// </summary>
public interface IEpochKeyService
{
    /// <summary>Asked by every write that seals content. A service far away may answer from memory for a few seconds.</summary>
    /// <returns>The key, or null when there is none (any more).</returns>
    byte[]? Read(long epoch);

    /// <summary>Makes a random key and returns once it would survive a power cut; keeps one that is already there.</summary>
    void Create(long epoch);

    /// <summary>Makes the key unrecoverable; done already is done.</summary>
    void Destroy(long epoch);
}
