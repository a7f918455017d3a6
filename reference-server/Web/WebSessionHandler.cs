using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using X80.ReferenceServer.Accounts;

namespace X80.ReferenceServer.Web;

/// <summary>Knows a browser by its session cookie. Asked for pages alone: no route of the contract names this scheme.</summary>
internal sealed class WebSessionHandler(
    IOptionsMonitor<WebSessionOptions> options, ILoggerFactory logger, UrlEncoder encoder, WebSessions sessions)
    : AuthenticationHandler<WebSessionOptions>(options, logger, encoder)
{
    public new const string Scheme = "x80-web";

    /// <exception cref="InvalidOperationException">The page lets anybody in.</exception>
    public static WebUser UserOf(HttpContext http) =>
        http.Items[Scheme] as WebUser ?? throw new InvalidOperationException("This page was reached without a session.");

    public static WebUser? TryUserOf(HttpContext http) => http.Items[Scheme] as WebUser;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await sessions.FindAsync(SessionCookie.Read(Request), Context.RequestAborted) is not { } user)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Items[Scheme] = user;

        // The session's id binds form tokens to this very session.
        Claim[] claims = [new(ClaimTypes.NameIdentifier, user.Session), new(ClaimTypes.Role, user.Role)];
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Only what can be asked again is come back to.
        var back = HttpMethods.IsGet(Request.Method) ? $"?back={UrlEncoder.Encode(Request.Path + Request.QueryString)}" : "";
        Response.Redirect("/sign-in" + back);
        return Task.CompletedTask;
    }
}
