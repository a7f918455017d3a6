using System.Globalization;
using System.Net;
using System.Text.Json;
using X80.Contract.Sessions;
using X80.Contract.Snippets;

namespace X80.Conformance.Rig;

/// <summary>
/// Stands between the client under test and its backend: passes every request on unchanged, tells of it before it does,
/// and answers by the rig's clock. A small forwarder on purpose: it keeps nothing open, follows nothing, retries nothing.
/// </summary>
internal sealed class RequestRecorder : IAsyncDisposable
{
    private static readonly TimeSpan LongestNoise = TimeSpan.FromMinutes(1);
    private static readonly string[] NotPassedOn = ["Host", "Connection", "Keep-Alive", "Content-Length", "Transfer-Encoding", "Expect", "Date", "Server"];

    private const int MostAnswers = 15;

    private readonly HttpListener listener;
    private readonly HttpClient backend;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly Queue<TimeSpan> answered = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Task accepting;
    private int numbers;
    private int inFlight;
    private long lastAt = TimeProvider.System.GetTimestamp();

    private RequestRecorder(HttpListener listener, Uri address, Uri backendAddress, TimeProvider clock)
    {
        (this.listener, this.clock, Address) = (listener, clock, address);
        backend = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = backendAddress };
        accepting = AcceptAsync();
    }

    /// <summary>Raised for each request, before it is passed on.</summary>
    public event Action<RecordedRequest>? Seen;

    /// <summary>Answers in place of the backend while it is set: status, headers, body; 0 hangs up.</summary>
    public Func<RecordedRequest, (int Status, string? Location, string Body)>? Instead { get; set; }

    /// <summary>The one saved text that the client finds; null leaves that to its backend.</summary>
    public Snippet? Saved { get; private init; }

    /// <summary>What an answer takes as a rule: the median of the last ones, which the first, in a cold process, does not decide.</summary>
    public TimeSpan Usual
    {
        get
        {
            lock (gate)
            {
                return answered.Count == 0 ? TimeSpan.Zero : answered.Order().ElementAt(answered.Count / 2);
            }
        }
    }

    /// <summary>Where the client finds its backend.</summary>
    public Uri Address { get; }

    public static RequestRecorder Start(Uri backend, TimeProvider clock, Snippet? saved = null)
    {
        var (listener, address) = LoopbackListener.Start();
        return new RequestRecorder(listener, address, backend, clock) { Saved = saved };
    }

    /// <summary>
    /// Returns when no request is under way and none has come for the given time, beginning now; or after a minute, for a client that never
    /// rests is judged by what it sent.
    /// </summary>
    public async Task BeQuietAsync(TimeSpan quiet, CancellationToken cancellationToken)
    {
        Count(0);
        var began = TimeProvider.System.GetTimestamp();
        while (Left(quiet) is { } left && TimeProvider.System.GetElapsedTime(began) < LongestNoise)
        {
            await Task.Delay(left, TimeProvider.System, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Close();
        await accepting;
        backend.Dispose();
        stopping.Dispose();
    }

    private TimeSpan? Left(TimeSpan quiet)
    {
        lock (gate)
        {
            var left = quiet - TimeProvider.System.GetElapsedTime(lastAt);
            return inFlight > 0 ? quiet : left > TimeSpan.Zero ? left : null;
        }
    }

    private async Task AcceptAsync()
    {
        var under = new List<Task>();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var context = await listener.GetContextAsync();
                under.RemoveAll(task => task.IsCompletedSuccessfully);
                under.Add(PassAsync(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException && stopping.IsCancellationRequested)
            {
                break;
            }
        }
        await Task.WhenAll(under);
    }

    private async Task PassAsync(HttpListenerContext context)
    {
        Count(+1);
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body, stopping.Token);
            var request = Record(context.Request, body.ToArray());
            Seen?.Invoke(request);
            if (Instead is { } instead)
            {
                await AnswerAsync(context.Response, instead(request));
                return;
            }
            if (Saved is { } saved && request is { Method: "GET", Path: ExtRoutes.Snippets })
            {
                await AnswerAsync(context.Response, (200, null, JsonSerializer.Serialize(new SnippetList { Items = [saved] }, JsonSerializerOptions.Web)));
                return;
            }
            using var answer = await backend.SendAsync(Copy(context.Request, body.ToArray()), stopping.Token);
            await AnswerAsync(context.Response, answer);
        }
        catch (HttpRequestException)
        {
            context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away, or the rig is being taken down: there is nobody to answer.
            context.Response.Abort();
        }
        finally
        {
            Count(-1, TimeProvider.System.GetElapsedTime(began));
        }
    }

    private async Task AnswerAsync(HttpListenerResponse response, (int Status, string? Location, string Body) answer)
    {
        if (answer.Status == 0)
        {
            await BreakOffAsync(response);
            return;
        }
        response.StatusCode = answer.Status;
        response.ContentType = answer.Status < (int)HttpStatusCode.BadRequest ? "application/json" : "application/problem+json";
        if (answer.Location is { } location)
        {
            response.RedirectLocation = location;
        }
        response.Headers["Date"] = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        await response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer.Body), stopping.Token);
        response.Close();
    }

    /// <summary>In the middle of an answer: a response that is closed before it began would be sent as an empty one.</summary>
    private async Task BreakOffAsync(HttpListenerResponse response)
    {
        const int NeverSent = 1_000;
        response.ContentLength64 = NeverSent;
        await response.OutputStream.WriteAsync("{"u8.ToArray(), stopping.Token);
        await response.OutputStream.FlushAsync(stopping.Token);
        response.Abort();
    }

    private RecordedRequest Record(HttpListenerRequest request, byte[] body) => new(
        Interlocked.Increment(ref numbers),
        request.HttpMethod,
        request.RawUrl ?? "/",
        request.Headers["Idempotency-Key"],
        string.Join('\n', request.Headers.AllKeys.Where(name => name != "Authorization").Select(name => $"{name}: {request.Headers[name]}")),
        body);

    private static HttpRequestMessage Copy(HttpListenerRequest request, byte[] body)
    {
        var copy = new HttpRequestMessage(new HttpMethod(request.HttpMethod), request.RawUrl);
        if (request.HasEntityBody)
        {
            copy.Content = new ByteArrayContent(body);
        }
        foreach (var name in request.Headers.AllKeys.OfType<string>().Except(NotPassedOn, StringComparer.OrdinalIgnoreCase))
        {
            if (!copy.Headers.TryAddWithoutValidation(name, request.Headers[name]))
            {
                copy.Content?.Headers.TryAddWithoutValidation(name, request.Headers[name]);
            }
        }
        return copy;
    }

    private async Task AnswerAsync(HttpListenerResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => !NotPassedOn.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            response.Headers[header.Key] = string.Join(", ", header.Value);
        }
        response.Headers["Date"] = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var bytes = await answer.Content.ReadAsByteArrayAsync(stopping.Token);
        response.ContentLength64 = bytes.Length;
        await response.OutputStream.WriteAsync(bytes, stopping.Token);
        response.Close();
    }

    private void Count(int by, TimeSpan? took = null)
    {
        lock (gate)
        {
            inFlight += by;
            lastAt = TimeProvider.System.GetTimestamp();
            if (took is { } time)
            {
                answered.Enqueue(time);
                _ = answered.Count > MostAnswers && answered.TryDequeue(out _);
            }
        }
    }
}
