using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace X80.ReferenceServer.Web.Pages;

/// <summary>What a browser is shown for a status without words.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ProblemPage : WebPage
{
    public string Title { get; private set; } = "";

    public string Words { get; private set; } = "";

    public void OnGet(int status) => Say(status);

    public void OnPost(int status) => Say(status);

    private void Say(int status)
    {
        Response.StatusCode = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        (Title, Words) = status switch
        {
            400 => ("This form was not taken", "Nothing was changed. It may be too old: go back, load the page anew, and send it again."),
            403 => ("Not for you", "Only an administrator may see this page."),
            404 => ("Not found", "There is nothing here."),
            405 => ("Not found", "There is nothing here that takes this."),
            >= 500 => ("The server failed", "Whether it was done is not certain: look first, then try again."),
            _ => ("This did not work", "Go back, and try it another way."),
        };
    }
}
