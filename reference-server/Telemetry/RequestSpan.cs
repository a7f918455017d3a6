using System.Diagnostics;

namespace X80.ReferenceServer.Telemetry;

/// <summary>
/// One span a request, written by hand from a closed list: method, route pattern, status. It follows no header of the
/// client's: a trace state is free text of theirs.
/// </summary>
internal sealed class RequestSpan(RequestDelegate next)
{
    public const string SourceName = "X80.Server";

    private static readonly ActivitySource Source = new(SourceName);

    public async Task InvokeAsync(HttpContext http)
    {
        Activity.Current = null;
        using var span = Source.StartActivity("request", ActivityKind.Server);
        try
        {
            await next(http);
        }
        catch (Exception e)
        {
            span?.SetTag("error.type", e.GetType().FullName);
            throw;
        }
        finally
        {
            Describe(span, http);
        }
    }

    private static void Describe(Activity? span, HttpContext http)
    {
        if (span is null)
        {
            return;
        }

        var method = IsKnown(http.Request.Method) ? http.Request.Method : "_OTHER";
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= 500)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static bool IsKnown(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method)
        || HttpMethods.IsDelete(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
