using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Hosting;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: a write commits.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).ExcludeFromDescription();
        app.MapGet("/readyz", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(IStore store, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(StoreRole.Access, _ => true, cancellationToken);
            return Results.Text("ready");
        }
        catch (StoreUnavailableException)
        {
            return Results.Text("the database does not commit", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
