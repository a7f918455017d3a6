namespace X80.ReferenceServer.Hosting;

/// <summary><c>/healthz</c>: the process answers, without any I/O. <c>/readyz</c>: it can do its work.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).ExcludeFromDescription();
        app.MapGet("/readyz", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(HttpContext http, Readiness readiness, CancellationToken cancellationToken)
    {
        var faults = await readiness.FaultsAsync(cancellationToken);
        if (faults.Count == 0)
        {
            return Results.Text(string.Join('\n', ["ready", .. readiness.Notices]));
        }

        http.Response.Headers.RetryAfter = "5";
        return Results.Text(string.Join('\n', faults), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
