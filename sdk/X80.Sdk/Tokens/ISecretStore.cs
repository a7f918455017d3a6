namespace X80.Sdk.Tokens;

/// <summary>The operating system's store of secrets (Keychain, DPAPI, libsecret), under names of ours: lower-case letters, digits and hyphens.</summary>
public interface ISecretStore
{
    /// <returns>The secret, or null where there is none of that name.</returns>
    /// <exception cref="SecretStoreException">The store does not say: it is locked or gone. That is not the same as none.</exception>
    ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <exception cref="SecretStoreException">It was not kept.</exception>
    ValueTask WriteAsync(string name, string secret, CancellationToken cancellationToken);

    /// <summary>Forgets it; nothing happens where there is none.</summary>
    /// <exception cref="SecretStoreException">The store does not answer.</exception>
    ValueTask DeleteAsync(string name, CancellationToken cancellationToken);
}
