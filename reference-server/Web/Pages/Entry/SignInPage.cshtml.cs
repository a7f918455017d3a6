using Microsoft.AspNetCore.Mvc;
using X80.ReferenceServer.Accounts;

namespace X80.ReferenceServer.Web.Pages.Entry;

/// <summary>Lets somebody in by name and password, or by a link from the server's console.</summary>
internal sealed class SignInPage(SignInDesk desk) : WebPage
{
    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>A code signs nobody in by being looked at: whatever fetches links ahead would spend it. The button sends it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = Code is { } code
            ? await desk.SignInByCodeAsync(code, DeviceWords.Of(Request), cancellationToken)
            : await desk.SignInAsync(Login, Password, Address, DeviceWords.Of(Request), cancellationToken);
        Code = null;
        return Enter(outcome);
    }

    private IActionResult Enter(SignInOutcome outcome)
    {
        if (outcome.Session is { } session)
        {
            SessionCookie.Write(HttpContext, session);
            return LocalRedirectTo(Back);
        }

        return Refuse(outcome.IsThrottled ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized, outcome.Faults);
    }
}
