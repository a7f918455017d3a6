using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Http;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Web;

/// <summary>What every page has: who is there, what went wrong, what was done.</summary>
internal abstract class WebPage : PageModel
{
    /// <summary>Who is signed in.</summary>
    public WebUser Me => WebSessionHandler.UserOf(HttpContext);

    /// <summary>How its times are said.</summary>
    public When When => new(Me.Zone);

    /// <summary>What is wrong, one sentence each; shown above the page's own content.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>What was just done, shown once after the redirect of a form.</summary>
    [TempData]
    public string? Notice { get; set; }

    /// <summary>What a form could not do, shown once after its redirect.</summary>
    [TempData]
    public string? Complaint { get; set; }

    /// <summary>Whether a form of this page has to carry the password (WIRE-9).</summary>
    public bool AsksPassword => !Me.IsFresh(Time.GetUtcNow());

    protected TimeProvider Time => HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    protected string Address => ClientAddress.Of(HttpContext);

    /// <summary>The password again, unless it was given within five minutes.</summary>
    /// <returns>Why not; null when it is right.</returns>
    protected async Task<string?> ProveAsync(string? password, CancellationToken cancellationToken) =>
        AsksPassword
            ? await HttpContext.RequestServices.GetRequiredService<SignInDesk>().ConfirmAsync(Me, password, cancellationToken)
            : null;

    /// <summary>Does what a form asks, then goes on to a page that says that it is done, or why it is not.</summary>
    protected Task<IActionResult> DoAsync(Caller caller, Func<Task> act, string notice, string where) =>
        DoAsync(
            caller,
            async () =>
            {
                await act();
                return notice;
            },
            where);

    /// <param name="caller">For the audit trail.</param>
    /// <param name="act">Does it, and says what was done.</param>
    /// <param name="where">The page to go on to.</param>
    protected async Task<IActionResult> DoAsync(Caller caller, Func<Task<string>> act, string where)
    {
        try
        {
            return Done(await act(), where);
        }
        catch (RefusedException e)
        {
            var audit = HttpContext.RequestServices.GetRequiredService<AuditTrail>();
            await audit.WriteRefusalAsync(caller, HttpContext, e.Reason, CancellationToken.None);
            return e.Problem.Status == StatusCodes.Status404NotFound ? NotFound() : Complain($"{e.Problem.Title} {e.Problem.Detail}", where);
        }
        catch (SettingsRefusedException e)
        {
            return Complain(e.Message, where);
        }
    }

    /// <summary>A name inside a sentence, kept apart from it whatever way it is written.</summary>
    protected static string Apart(string name) => $"\u2068{name}\u2069";

    protected RedirectResult Complain(string complaint, string where)
    {
        Complaint = complaint;
        return LocalRedirectTo(where);
    }

    protected PageResult Refuse(params IReadOnlyList<string> faults) => Refuse(StatusCodes.Status400BadRequest, faults);

    protected PageResult Refuse(int status, params IReadOnlyList<string> faults)
    {
        Faults = faults;
        return new PageResult { StatusCode = status };
    }

    /// <summary>After a form was done: the browser asks anew, so that a reload does nothing twice.</summary>
    protected RedirectResult Done(string notice, string where)
    {
        Notice = notice;
        return LocalRedirectTo(where);
    }

    /// <summary>Only ever to this server; an address elsewhere becomes the start page.</summary>
    protected RedirectResult LocalRedirectTo(string? where) => Redirect(Url.IsLocalUrl(where) ? where : "/");
}
