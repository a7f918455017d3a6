using X80.Contract.Tokens;
using X80.Sdk.Tokens;

namespace X80.Samples.DesktopWrapper.Secrets;

/// <summary>The token: from <c>X80_TOKEN</c> where it is set, else from the desktop's secret store, which a log-in in the panel fills.</summary>
/// <param name="secrets">The store; null where this session has none.</param>
internal sealed class WrapperTokens(ISecretStore? secrets) : ITokenSource
{
    private readonly EnvironmentTokenSource environment = new();

    /// <summary>Whether there was none when it was last asked for.</summary>
    public bool IsMissing { get; private set; }

    public async ValueTask<X80Token?> GetAsync(CancellationToken cancellationToken)
    {
        var token = await environment.GetAsync(cancellationToken) ?? await StoredAsync(cancellationToken);
        IsMissing = token is null;
        return token;
    }

    /// <returns>Why it was not kept, for a person; null where it was.</returns>
    public async Task<string?> KeepAsync(string text, CancellationToken cancellationToken)
    {
        if (secrets is null)
        {
            return "This session has no secret store, and a token is kept nowhere else. Start a desktop session, or set X80_TOKEN.";
        }

        if (!X80Token.TryParseForeign(text, out _))
        {
            return "That is no token. Copy it whole from the backend's web app.";
        }

        try
        {
            await secrets.WriteAsync(StoredTokenSource.SecretName, text, cancellationToken);
            return null;
        }
        catch (SecretStoreException refused)
        {
            return refused.Message;
        }
    }

    private async ValueTask<X80Token?> StoredAsync(CancellationToken cancellationToken)
    {
        try
        {
            return secrets is null ? null : await new StoredTokenSource(secrets).GetAsync(cancellationToken);
        }
        catch (SecretStoreException)
        {
            return null; // Locked: as if nobody had logged in, and to log in unlocks it.
        }
    }
}
