namespace X80.Sdk.Tokens;

/// <summary>The operating system's store of secrets (Keychain, DPAPI, libsecret), under names of ours.</summary>
public interface ISecretStore
{
    /// <returns>The secret, or null where there is none of that name.</returns>
    ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken);

    ValueTask WriteAsync(string name, string secret, CancellationToken cancellationToken);

    /// <summary>Forgets it; nothing happens where there is none.</summary>
    ValueTask DeleteAsync(string name, CancellationToken cancellationToken);
}
