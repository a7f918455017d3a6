using System.Globalization;
using X80.Contract.Problems;
using X80.Contract.Sessions;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Http;

/// <summary>
/// The first and last thing every request meets: arrival time, request id, the server's own clock in <c>Date</c>, and a
/// plain problem for whatever failed without one. An exception's text is logged by type alone: it may hold content.
/// </summary>
internal sealed class RequestStamp(RequestDelegate next, TimeProvider time, ILogger<RequestStamp> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var now = time.GetUtcNow();

        // Routing takes a method in any case. What is counted and remembered by route must have one name for it.
        http.Request.Method = HttpMethods.GetCanonicalizedValue(http.Request.Method);
        var requestId = RandomId.New();
        ExtRequests.Remember(http, now);
        http.Response.Headers[ExtHeaders.RequestId] = requestId;
        http.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await Bare(http.Response.StatusCode).ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked is gone; there is nobody to answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            logger.LogError("Request {RequestId} failed with {Failure}.", requestId, e.GetType().Name);
            await Bare(500).ExecuteAsync(http);
        }
    }

    private static IResult Bare(int status) => Answer.Problem(new ProblemDocument { Status = status, Title = Words(status) });

    private static string Words(int status) => status switch
    {
        404 => "This server has no such route.",
        405 => "This route does not take this method.",
        >= 500 => "The server failed. Whether it was done is not certain: look first, then try again.",
        _ => "The request was not understood.",
    };
}
