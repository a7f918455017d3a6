using X80.Contract.Tokens;

namespace X80.Sdk.Tokens;

/// <summary>Where the client takes its token from, at each request, so that a new log-in holds at once.</summary>
public interface ITokenSource
{
    /// <returns>The token, or null where the person has not logged in.</returns>
    ValueTask<X80Token?> GetAsync(CancellationToken cancellationToken);
}
