using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Accounts;

namespace X80.ReferenceServer.Web.Pages.Entry;

/// <summary>Ends this browser's session.</summary>
internal sealed class SignOutPage(WebSessions sessions) : WebPage
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(SessionCookie.Read(Request), cancellationToken) is { } user)
        {
            await sessions.EndAsync(user.Member, user.Session, cancellationToken);
        }

        SessionCookie.Remove(HttpContext);
        return Redirect("/sign-in");
    }
}
