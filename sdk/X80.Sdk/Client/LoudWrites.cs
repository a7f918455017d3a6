using Refit;
using X80.Contract.Ids;
using X80.Sdk.Clicks;

namespace X80.Sdk.Client;

/// <summary>
/// Makes loud writes of answers. A connection that broke before the answer is tried once more with the same idempotency
/// key, so that most lost answers are found again and have no second effect (WIRE-4); while the backend is still at that
/// first request it is asked again for a while. One that a consent pays for is not repeated after the click's life (HUMAN-6).
/// </summary>
internal sealed class LoudWrites(ServerClock clock)
{
    /// <summary>Together longer than a backend may wait for its CRM.</summary>
    private const int MostQuestions = 15;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public Task<TAnswer> UnconsentedAsync<TAnswer>(
        string operation, string target, Func<string, Task<IApiResponse<TAnswer>>> send, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var key = IdempotencyKey.NewRandom().Value;
        return SendAsync(operation, target, () => send(key), mayRepeat: () => true, cancellationToken);
    }

    public Task<TAnswer> ConsentedAsync<TBody, TAnswer>(
        string operation,
        string target,
        Consented<TBody> body,
        Func<TBody, string, Task<IApiResponse<TAnswer>>> send,
        CancellationToken cancellationToken)
        where TBody : class where TAnswer : class =>
        SendAsync(operation, target, () => send(body.Request, body.Consent.Key.Value), mayRepeat: () => body.Consent.IsAlive, cancellationToken);

    private async Task<TAnswer> SendAsync<TAnswer>(
        string operation, string target, Func<Task<IApiResponse<TAnswer>>> send, Func<bool> mayRepeat, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var (answer, failure) = await TryAsync(send).ConfigureAwait(false);
        if (failure is { IsBroken: true } && mayRepeat())
        {
            (answer, failure) = await RepeatAsync(send).ConfigureAwait(false);
        }

        for (var asked = 0; failure is { IsRunning: true } && asked < MostQuestions && mayRepeat(); asked++)
        {
            await clock.PauseAsync(Pause, cancellationToken).ConfigureAwait(false);
            if (mayRepeat())
            {
                (answer, failure) = await RepeatAsync(send).ConfigureAwait(false);
            }
        }

        return answer ?? throw new WriteFailedException(operation, target, failure!);
    }

    /// <summary>A refusal of the repeat does not say what became of the first attempt: only a success does.</summary>
    private static async Task<(TAnswer? Answer, WriteFailure? Failure)> RepeatAsync<TAnswer>(Func<Task<IApiResponse<TAnswer>>> send)
        where TAnswer : class
    {
        var (answer, failure) = await TryAsync(send).ConfigureAwait(false);
        return (answer, failure is null ? null : failure with { MayHaveBeenApplied = true });
    }

    private static async Task<(TAnswer? Answer, WriteFailure? Failure)> TryAsync<TAnswer>(Func<Task<IApiResponse<TAnswer>>> send)
        where TAnswer : class
    {
        using var response = await send().ConfigureAwait(false);
        return response.IsSuccessfulWithContent ? (response.Content, null) : (null, WriteFailure.Of(response));
    }
}
