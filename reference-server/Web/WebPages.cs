using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Local;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Web;

/// <summary>
/// The embedded CRM's pages: server-rendered, no script. A signed-in browser reads them; a bearer never does, and the
/// cookie opens nothing of the contract (WIRE-9).
/// </summary>
internal static class WebPages
{
    private const string Cookie = "x80_web";

    public static void MapWeb(this IEndpointRouteBuilder app)
    {
        var web = app.MapGroup("").ExcludeFromDescription();
        web.MapGet("/sign-in", SignInAsync);
        web.MapGet("/site.css", Style);
        var pages = web.MapGroup("").AddEndpointFilter(RequireSignInAsync);
        pages.MapGet("/", ListAsync);
        pages.MapGet("/records/{kind}/{recordId}", RecordAsync);
    }

    private static IResult Style() =>
        Results.Text(EmbeddedText.Read($"{typeof(WebPages).Namespace}.site.css"), "text/css; charset=utf-8");

    private static async Task<IResult> SignInAsync(
        HttpContext http, WebAccess access, WorkspaceInfo workspace, string? code, CancellationToken cancellationToken)
    {
        if (code is null || await access.SignInAsync(code, cancellationToken) is not { } secret)
        {
            return Page.Html(http, workspace.Name, "Sign in", SignInHelp(), StatusCodes.Status401Unauthorized);
        }

        http.Response.Cookies.Append(Cookie, secret, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            MaxAge = WebAccess.SessionLifetime,
            Path = "/",
        });
        return Results.LocalRedirect("/");
    }

    private static async ValueTask<object?> RequireSignInAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var access = http.RequestServices.GetRequiredService<WebAccess>();
        if (await access.IsSignedInAsync(http.Request.Cookies[Cookie], http.RequestAborted))
        {
            return await next(context);
        }

        var workspace = http.RequestServices.GetRequiredService<WorkspaceInfo>();
        return Page.Html(http, workspace.Name, "Sign in", SignInHelp(), StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> ListAsync(HttpContext http, LocalDirectory directory, WorkspaceInfo workspace, CancellationToken cancellationToken)
    {
        var records = await directory.AllAsync(cancellationToken);
        var body = new Markup();
        foreach (var group in records.GroupBy(record => record.Kind).OrderByDescending(group => group.Key, StringComparer.Ordinal))
        {
            body.Raw("<section><h2>").Text(group.Key == "person" ? "People" : "Companies").Raw("</h2><ul class=\"records\">");
            foreach (var record in group)
            {
                body.Raw("<li><a href=\"/records/").Text(record.Kind).Raw("/").Text(record.Id).Raw("\">").Text(record.Name)
                    .Raw("</a><span>").Text(record.Subtitle).Raw("</span></li>");
            }

            body.Raw("</ul></section>");
        }

        if (records.Count == 0)
        {
            body.Raw("<p>No people or companies yet. They are created from the sidebar, while linking a chat.</p>");
        }

        return Page.Html(http, workspace.Name, "People and companies", body);
    }

    private static async Task<IResult> RecordAsync(
        HttpContext http, ICrmConnector crm, IStore store, NoteBook notes, WorkspaceInfo workspace, CancellationToken cancellationToken)
    {
        if (!KindWord.TryParse<RecordKind>(http.Request.RouteValues["kind"] as string, out var kind)
            || !RecordId.TryParse(http.Request.RouteValues["recordId"] as string, out var id)
            || await crm.FindAsync(new RecordRef(kind, id), cancellationToken) is not { } record)
        {
            return Page.Html(
                http, workspace.Name, "Not found", new Markup().Raw("<p>There is no such record. <a href=\"/\">See all</a>.</p>"), StatusCodes.Status404NotFound);
        }

        var reference = new RecordRef(kind, id);
        var activities = await crm.ListActivitiesAsync(reference, 0, 50, cancellationToken);
        var onRecord = await store.ReadAsync(StoreRole.Published(workspace.Id), session => notes.OnRecord(session, reference), cancellationToken);
        return Page.Html(http, workspace.Name, record.Name, RecordPage.Body(record, onRecord, activities));
    }

    private static Markup SignInHelp() => new Markup().Raw(
        "<p>This page opens with a sign-in link from the server's console. Each link works once, for 15 minutes.</p>");
}
