using System.Net.Http.Headers;

namespace X80.ReferenceServer.Crm.Remote;

/// <summary>
/// One request at a time to a CRM: at its pace, bounded in time and size, to the address given and no other. Reads are tried
/// again; a write only where the CRM said that it was not carried out.
/// </summary>
internal sealed class CrmHttp(Func<HttpClient> client, CrmPace pace, TimeProvider time)
{
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>The longest that one call may take, with all its requests and waits.</summary>
    public static readonly TimeSpan CallTime = TimeSpan.FromSeconds(10);

    private const int MostAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PauseUnsaid = TimeSpan.FromSeconds(1);

    /// <value>How long an answer says that nothing more is taken, in headers of the CRM's own; null where it does not say so.</value>
    public Func<HttpResponseHeaders, TimeSpan?> RestOf { get; init; } = _ => null;

    /// <summary>Runs a call of one or more requests within <see cref="CallTime"/>.</summary>
    /// <exception cref="CrmFailedException">The time is over.</exception>
    public async Task<T> CallAsync<T>(bool writing, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(CallTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CrmFailedException(isRefusal: false, mayHaveBeenApplied: writing, e);
        }
    }

    /// <param name="make">Makes the request, once for each attempt.</param>
    /// <param name="writing">Whether it changes something there.</param>
    /// <param name="cancellationToken">Ends the attempt under way and the wait for the next.</param>
    /// <exception cref="CrmFailedException">No answer, one too large, or "later" for too long.</exception>
    public async Task<CrmAnswer> SendAsync(Func<HttpRequestMessage> make, bool writing, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await pace.AwaitTurnAsync(writing, cancellationToken);
            try
            {
                var (answer, retryAfter) = await TryAsync(make, writing, cancellationToken);
                var isLater = answer.Status == 429;
                if (isLater)
                {
                    pace.Hold(retryAfter ?? PauseUnsaid * attempt);
                }

                if (attempt == MostAttempts || !isLater && (writing || answer.Status < 500))
                {
                    return isLater ? throw CrmFailedException.Unavailable(mayHaveBeenApplied: false) : answer;
                }

                if (!isLater)
                {
                    await Task.Delay(Pause * attempt, time, cancellationToken);
                }
            }
            catch (HttpRequestException e)
            {
                if (writing || attempt == MostAttempts)
                {
                    throw new CrmFailedException(isRefusal: false, mayHaveBeenApplied: writing && MayHaveArrived(e), e);
                }

                await Task.Delay(Pause * attempt, time, cancellationToken);
            }
        }
    }

    private static bool MayHaveArrived(HttpRequestException e) =>
        e.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError);

    private async Task<(CrmAnswer Answer, TimeSpan? RetryAfter)> TryAsync(
        Func<HttpRequestMessage> make, bool writing, CancellationToken cancellationToken)
    {
        using var request = make();
        try
        {
            using var response = await client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await ReadAsync(response, writing, cancellationToken);
            var answer = new CrmAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, body, writing);
            var rest = RestOf(response.Headers);
            if (rest is { } wait)
            {
                pace.Hold(wait);
            }

            return (answer, RetryAfter.Of(response.Headers, time.GetUtcNow()) ?? rest);
        }
        catch (IOException e)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer ended early.", e);
        }
        catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection in time.", e);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, bool writing, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MostBytes)
            {
                throw CrmFailedException.Unavailable(writing);
            }
        }

        return body.ToArray();
    }
}
