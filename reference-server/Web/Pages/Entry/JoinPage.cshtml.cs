using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Accounts.Codes;

namespace X80.ReferenceServer.Web.Pages.Entry;

/// <summary>An invited person makes their account.</summary>
internal sealed class JoinPage(AccountDesk accounts, Invitations invitations) : WebPage
{
    public Credentials Wanted { get; private set; } = new(null, null, null);

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(code, cancellationToken) is not { } invitation)
        {
            return Refuse(StatusCodes.Status410Gone, SignInOutcome.CodeGone.Faults);
        }

        Wanted = new Credentials(invitation.Name, null, null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromQuery] string? code, [FromForm] Credentials wanted, CancellationToken cancellationToken)
    {
        Wanted = wanted;
        var outcome = await accounts.JoinAsync(code, wanted, DeviceWords.Of(Request), cancellationToken);
        if (outcome.Session is not { } session)
        {
            return Refuse(outcome.IsGone ? StatusCodes.Status410Gone : StatusCodes.Status400BadRequest, outcome.Faults);
        }

        SessionCookie.Write(HttpContext, session);
        return Done("Welcome. Make a token for your client, or pair it by a code.", "/tokens");
    }
}
