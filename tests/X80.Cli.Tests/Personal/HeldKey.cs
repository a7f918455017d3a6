using X80.Sdk.Tokens;

namespace X80.Cli.Tests.Personal;

/// <summary>A store that holds one secret, whatever it is asked for.</summary>
internal sealed class HeldKey(string secret) : ISecretStore
{
    public ValueTask<string?> ReadAsync(string name, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(secret);

    public ValueTask WriteAsync(string name, string replaced, CancellationToken cancellationToken) => throw new InvalidOperationException("It holds one already.");

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken) => throw new InvalidOperationException("It is kept.");
}
