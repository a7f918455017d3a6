using X80.Contract.Tokens;

namespace X80.Sdk.Tokens;

/// <summary>One token that the caller already holds.</summary>
public sealed class FixedTokenSource(X80Token token) : ITokenSource
{
    public ValueTask<X80Token?> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult<X80Token?>(token);
}
