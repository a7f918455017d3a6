using Refit;
using X80.Contract.Ids;
using X80.Sdk.Clicks;

namespace X80.Sdk.Client;

/// <summary>
/// Makes loud writes of answers. A connection that broke before the answer is tried once more with the same idempotency
/// key, so that most lost answers are found again and have no second effect (WIRE-4). One that a consent pays for is not
/// repeated after the click's life (HUMAN-6).
/// </summary>
internal static class LoudWrites
{
    public static Task<TAnswer> UnconsentedAsync<TAnswer>(
        string operation, string target, Func<string, Task<IApiResponse<TAnswer>>> send)
        where TAnswer : class
    {
        var key = IdempotencyKey.NewRandom().Value;
        return SendAsync(operation, target, () => send(key), mayRepeat: () => true);
    }

    public static Task<TAnswer> ConsentedAsync<TBody, TAnswer>(
        string operation, string target, Consented<TBody> body, Func<TBody, string, Task<IApiResponse<TAnswer>>> send)
        where TBody : class where TAnswer : class =>
        SendAsync(operation, target, () => send(body.Request, body.Consent.Key.Value), mayRepeat: () => body.Consent.IsAlive);

    private static async Task<TAnswer> SendAsync<TAnswer>(
        string operation, string target, Func<Task<IApiResponse<TAnswer>>> send, Func<bool> mayRepeat)
        where TAnswer : class
    {
        var (answer, failure) = await TryAsync(send).ConfigureAwait(false);
        if (failure is { IsBroken: true } && mayRepeat())
        {
            (answer, failure) = await TryAsync(send).ConfigureAwait(false);
            // A refusal of the repeat does not say what became of the first attempt: only a success does.
            failure = failure is null ? null : failure with { MayHaveBeenApplied = true };
        }

        return answer ?? throw new WriteFailedException(operation, target, failure!);
    }

    private static async Task<(TAnswer? Answer, WriteFailure? Failure)> TryAsync<TAnswer>(Func<Task<IApiResponse<TAnswer>>> send)
        where TAnswer : class
    {
        using var response = await send().ConfigureAwait(false);
        return response.IsSuccessfulWithContent ? (response.Content, null) : (null, WriteFailure.Of(response));
    }
}
