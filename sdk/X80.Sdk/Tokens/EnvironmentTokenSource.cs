using X80.Contract.Tokens;

namespace X80.Sdk.Tokens;

/// <summary>The token in the environment variable <c>X80_TOKEN</c>: for programs that are started with one.</summary>
public sealed class EnvironmentTokenSource : ITokenSource
{
    public const string Variable = "X80_TOKEN";

    private readonly Func<string, string?> read;

    public EnvironmentTokenSource() : this(Environment.GetEnvironmentVariable)
    {
    }

    internal EnvironmentTokenSource(Func<string, string?> read) => this.read = read;

    /// <returns>Null where the variable is not set, or not to a token: a backend would refuse it anyway.</returns>
    public ValueTask<X80Token?> GetAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(X80Token.TryParseForeign(read(Variable), out var token) ? token : null);
}
