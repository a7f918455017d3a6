using X80.Contract.Tokens;

namespace X80.Sdk.Tokens;

/// <summary>The token that the person's log-in put into the operating system's secret store.</summary>
public sealed class StoredTokenSource(ISecretStore secrets) : ITokenSource
{
    public const string SecretName = "x80-token";

    /// <returns>Null where nobody logged in, or what is stored is no token (then logging in again mends it).</returns>
    public async ValueTask<X80Token?> GetAsync(CancellationToken cancellationToken)
    {
        var text = await secrets.ReadAsync(SecretName, cancellationToken).ConfigureAwait(false);
        return X80Token.TryParseForeign(text, out var token) ? token : null;
    }
}
