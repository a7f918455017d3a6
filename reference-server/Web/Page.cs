namespace X80.ReferenceServer.Web;

/// <summary>The frame of every page, and the headers that keep it plain: no script, no frames, nothing from elsewhere.</summary>
internal static class Page
{
    public static IResult Html(HttpContext http, string workspace, string title, Markup body, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        http.Response.Headers.XFrameOptions = "DENY";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var page = new Markup()
            .Raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").Text(title).Raw(" \u00b7 ").Text(workspace)
            .Raw("</title><link rel=\"stylesheet\" href=\"/site.css\"></head><body><header><a href=\"/\">").Text(workspace)
            .Raw("</a><span>X80 CRM</span></header><main><h1>").Text(title).Raw("</h1>")
            .Add(body)
            .Raw("</main></body></html>");
        return Results.Content(page.ToString(), "text/html; charset=utf-8", statusCode: status);
    }
}
