using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using X80.ReferenceServer.Accounts;

namespace X80.ReferenceServer.Web;

/// <summary>What every page has: who is there, what went wrong, what was done.</summary>
internal abstract class WebPage : PageModel
{
    /// <summary>Who is signed in.</summary>
    public WebUser Me => WebSessionHandler.UserOf(HttpContext);

    /// <summary>What is wrong, one sentence each; shown above the page's own content.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>What was just done, shown once after the redirect of a form.</summary>
    [TempData]
    public string? Notice { get; set; }

    protected TimeProvider Time => HttpContext.RequestServices.GetRequiredService<TimeProvider>();

    protected string Address => HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

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
