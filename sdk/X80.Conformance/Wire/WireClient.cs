using System.Net.Http.Headers;

namespace X80.Conformance.Wire;

/// <summary>
/// Sends requests as a modified client would: no library of ours between, nothing added, nothing followed, nothing
/// retried, nothing checked.
/// </summary>
internal sealed class WireClient : IDisposable
{
    private const int Patience = 2;

    private readonly HttpClient http;
    private readonly TimeProvider time;
    private readonly TimeSpan answerTime;
    private readonly int budget;
    private int requests;
    private int unanswered;

    /// <param name="server">Where to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="answerTime">How long an answer is awaited; after two in a row that did not come none is.</param>
    /// <param name="budget">The most requests that are sent.</param>
    public WireClient(Uri server, TimeProvider time, TimeSpan answerTime, int budget = int.MaxValue)
    {
        (this.time, this.answerTime, this.budget) = (time, answerTime, budget);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = server,
            Timeout = answerTime,
        };
    }

    /// <summary>The slowest answer yet.</summary>
    public TimeSpan Slowest { get; private set; }

    public int Requests => requests;

    public Uri Server => http.BaseAddress!;

    /// <summary>Counts a request, also one that goes another way.</summary>
    /// <exception cref="StepRefusedException">The budget is spent.</exception>
    public void Spend()
    {
        if (Interlocked.Increment(ref requests) > budget)
        {
            Interlocked.Decrement(ref requests);
            throw new StepRefusedException($"The run's budget of {budget} requests is spent, so this was not tried. Give a larger one with --budget.");
        }
    }

    /// <exception cref="HttpRequestException">The server did not answer.</exception>
    /// <exception cref="StepRefusedException">The budget is spent.</exception>
    public async Task<Exchange> SendAsync(WireRequest request, CancellationToken cancellationToken)
    {
        if (unanswered >= Patience)
        {
            throw new HttpRequestException("The server gave no answer to the last requests, so it is asked no more.");
        }
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path);
        if (!request.IsAnonymous)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.Token.Reveal());
        }
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        foreach (var header in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value) && message.Content is { } content)
            {
                content.Headers.Remove(header.Key);
                content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
        Spend();
        var began = time.GetTimestamp();
        try
        {
            using var response = await http.SendAsync(message, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            unanswered = 0;
            var took = time.GetElapsedTime(began);
            Slowest = took > Slowest ? took : Slowest;
            return new Exchange(request, new WireAnswer((int)response.StatusCode, HeadersOf(response), bytes), took);
        }
        catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Increment(ref unanswered);
            throw new HttpRequestException($"The server gave no answer within {answerTime.TotalSeconds:0} s.", e);
        }
    }

    public void Dispose() => http.Dispose();

    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response) =>
    [
        .. response.Headers.Concat(response.Content.Headers)
            .Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value))),
    ];
}
