using System.Security.Cryptography;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Web;

/// <summary>
/// Refuses a host that is not on the list, and keeps every page plain: no script, no frames, nothing from elsewhere.
/// </summary>
internal sealed class WebHeaders(RequestDelegate next, HostAllowList hosts)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!hosts.Holds(http.Request.Headers.Host))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsync(
                "This server does not answer under that name. Whoever runs it names its hosts with --host.", http.RequestAborted);
            return;
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && e is StoreUnavailableException or ServerStateException or CryptographicException)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            headers.RetryAfter = "5";
            await http.Response.WriteAsync("The server cannot decide now, so it refused. Look whether it was done, then try again.", http.RequestAborted);
        }
    }
}
