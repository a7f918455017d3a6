using X80.Sdk.Tokens;

namespace X80.Sdk.Tests.Support;

/// <summary>A secret store of one test, which can be locked.</summary>
internal sealed class SecretsInMemory : ISecretStore
{
    public Dictionary<string, string> Held { get; } = [];

    public bool IsLocked { get; set; }

    public ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        Ask();
        return ValueTask.FromResult(Held.GetValueOrDefault(name));
    }

    public ValueTask WriteAsync(string name, string secret, CancellationToken cancellationToken)
    {
        Ask();
        Held[name] = secret;
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Ask();
        Held.Remove(name);
        return ValueTask.CompletedTask;
    }

    private void Ask()
    {
        if (IsLocked)
        {
            throw new SecretStoreException("It is locked.");
        }
    }
}
