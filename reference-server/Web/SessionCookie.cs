using X80.ReferenceServer.Accounts;

namespace X80.ReferenceServer.Web;

/// <summary>The cookie that holds a session's secret; over https it is bound to this very host.</summary>
internal static class SessionCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public static void Write(HttpContext http, StartedSession session) =>
        http.Response.Cookies.Append(NameFor(http.Request), session.Secret, Options(http.Request));

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), Options(http.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-x80" : "x80_web";

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps,
        MaxAge = WebSessions.Lifetime,
        Path = "/",
        IsEssential = true,
    };
}
