using Refit;
using X80.Contract.Problems;

namespace X80.Sdk.Client;

/// <summary>Makes quiet reads of answers: what the world does becomes a value, cancellation is thrown by the call itself.</summary>
internal static class QuietReads
{
    public static async Task<Read<T>> OfAsync<T>(Task<IApiResponse<T>> asked) where T : class
    {
        using var response = await asked.ConfigureAwait(false);
        if (response.IsSuccessfulWithContent)
        {
            return Read<T>.Available(response.Content!);
        }

        var problem = RefitDefaults.ProblemOf(response)?.Type;
        return problem == ProblemTypes.NotFound
            ? Read<T>.Absent()
            : Read<T>.Unavailable(ReasonOf(response));
    }

    private static UnavailableReason ReasonOf(IApiResponse response)
    {
        if (response.HasRequestError(out var error))
        {
            return error.InnerException is OperationCanceledException or TimeoutException
                ? UnavailableReason.TimedOut
                : UnavailableReason.Unreachable;
        }

        return (int?)response.StatusCode switch
        {
            401 => UnavailableReason.TokenRefused,
            403 => UnavailableReason.Forbidden,
            // Without the type `not-found` a 404 says that the route is not served, not that the thing is absent.
            404 or 405 or 501 => UnavailableReason.NotServed,
            429 => UnavailableReason.RateLimited,
            >= 200 and < 400 => UnavailableReason.Malformed,
            _ => UnavailableReason.ServerFailed,
        };
    }
}
