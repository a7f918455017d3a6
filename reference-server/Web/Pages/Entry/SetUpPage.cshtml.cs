using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Accounts;

namespace X80.ReferenceServer.Web.Pages.Entry;

/// <summary>The first administrator, by a code that only the server's console shows.</summary>
internal sealed class SetUpPage(AccountDesk accounts) : WebPage
{
    public Credentials Wanted { get; private set; } = new(null, null, null);

    public async Task<IActionResult> OnPostAsync(
        [FromQuery] string? code, [FromForm] Credentials wanted, CancellationToken cancellationToken)
    {
        Wanted = wanted;
        var outcome = await accounts.SetUpAsync(code, wanted, DeviceWords.Of(Request), cancellationToken);
        if (outcome.Session is not { } session)
        {
            return Refuse(outcome.IsGone ? StatusCodes.Status410Gone : StatusCodes.Status400BadRequest, outcome.Faults);
        }

        SessionCookie.Write(HttpContext, session);
        return Done("The workspace is set up. Invite the others, make a token for your client, and choose under Settings, Records and fields, whether records may have phone numbers.", "/members");
    }
}
