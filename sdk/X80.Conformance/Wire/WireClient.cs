using System.Net.Http.Headers;

namespace X80.Conformance.Wire;

/// <summary>
/// Sends requests as a modified client would: no library of ours between, nothing added, nothing followed, nothing
/// retried, nothing checked.
/// </summary>
internal sealed class WireClient : IDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly TimeProvider time;

    public WireClient(Uri server, TimeProvider time)
    {
        this.time = time;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = server,
            Timeout = AnswerTime,
        };
    }

    /// <summary>The slowest answer yet.</summary>
    public TimeSpan Slowest { get; private set; }

    public int Requests { get; private set; }

    /// <exception cref="HttpRequestException">The server did not answer.</exception>
    public async Task<Exchange> SendAsync(WireRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Path);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", request.Token.Reveal());
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        foreach (var header in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        Requests++;
        var began = time.GetTimestamp();
        try
        {
            using var response = await http.SendAsync(message, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var took = time.GetElapsedTime(began);
            Slowest = took > Slowest ? took : Slowest;
            return new Exchange(request, new WireAnswer((int)response.StatusCode, HeadersOf(response), bytes), took);
        }
        catch (TaskCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The server gave no answer within {AnswerTime.TotalSeconds:0} s.", e);
        }
    }

    public void Dispose() => http.Dispose();

    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response) =>
    [
        .. response.Headers.Concat(response.Content.Headers)
            .Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value))),
    ];
}
