using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Accounts;

namespace X80.ReferenceServer.Web.Pages.Mine;

/// <summary>The member's own password and sessions, and the way out.</summary>
internal sealed class AccountPage(AccountDesk accounts, WebSessions sessions, MemberExit exit) : WebPage
{
    public IReadOnlyList<WebSessionRow> Sessions { get; private set; } = [];

    public string? Login { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostEndAsync([FromForm] string? session, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(Me.Member, session ?? "", cancellationToken);
        return Done("That session has ended.", "/account");
    }

    public async Task<IActionResult> OnPostPasswordAsync(
        [FromForm] string? login, [FromForm] string? password, [FromForm] string? wanted, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (await ProveAsync(password, cancellationToken) is { } fault)
        {
            return Refuse(fault);
        }

        var faults = await accounts.SetPasswordAsync(Me, Login ?? login, wanted, cancellationToken);
        return faults.Count > 0 ? Refuse(faults) : Done("The new password is set; your other sessions have ended.", "/account");
    }

    public async Task<IActionResult> OnPostLeaveAsync([FromForm] string? password, [FromForm] string? sure, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var fault = sure == "yes" ? await ProveAsync(password, cancellationToken) : "Tick the box first.";
        if ((fault ?? await exit.LeaveAsync(Me.AsCaller(), cancellationToken)) is { } refused)
        {
            return Refuse(refused);
        }

        SessionCookie.Remove(HttpContext);
        return Redirect("/sign-in");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Sessions = await sessions.ListAsync(Me.Member, cancellationToken);
        Login = (await accounts.FindAsync(Me, cancellationToken))?.Login;
    }
}
