using X80.Contract.Kinds;
using X80.Contract.Problems;
using X80.ReferenceServer.Http;

namespace X80.ReferenceServer.Api;

/// <summary>The contract's routes, all behind one filter.</summary>
internal static class ExtApi
{
    public const string DocumentName = "ext-v1";

    public static void MapExtApi(this IEndpointRouteBuilder app)
    {
        var ext = app.MapGroup("").WithGroupName(DocumentName).AddEndpointFilter<ExtFilter>();
        ext.MapSession();
        ext.MapConversations();
        ext.MapPrivacy();
        ext.MapTransmission();
        ext.MapTranscripts();
        ext.MapRecords();
        ext.MapActivities();
    }

    /// <summary>A route that answers <typeparamref name="TAnswer"/> and needs one of the scopes, or none.</summary>
    public static RouteHandlerBuilder Answering<TAnswer>(this RouteHandlerBuilder route, params Scope[] anyOf) =>
        route.WithMetadata(new ScopeRule(anyOf))
            .Produces<TAnswer>()
            .Produces<ProblemDocument>(400, ProblemDocument.MediaType)
            .Produces<ProblemDocument>(401, ProblemDocument.MediaType)
            .Produces<ProblemDocument>(403, ProblemDocument.MediaType)
            .Produces<ProblemDocument>(404, ProblemDocument.MediaType)
            .Produces<ProblemDocument>(429, ProblemDocument.MediaType)
            .Produces<ProblemDocument>(503, ProblemDocument.MediaType);

    /// <summary>A write: it may also be in conflict, too large, or not what was agreed to.</summary>
    public static RouteHandlerBuilder Writing<TAnswer>(this RouteHandlerBuilder route, params Scope[] anyOf) =>
        route.Answering<TAnswer>(anyOf)
            .WithMetadata(new WriteRule())
            .Produces<ProblemDocument>(409, ProblemDocument.MediaType)
            .Produces<ProblemDocument>(413, ProblemDocument.MediaType)
            .Produces<ProblemDocument>(422, ProblemDocument.MediaType)
            .Produces<ProblemDocument>(502, ProblemDocument.MediaType);

    /// <summary>
    /// Names the body in the published document alone: the framework's own <c>Accepts</c> would also answer another content
    /// type by itself, before the token is asked.
    /// </summary>
    public static RouteHandlerBuilder Taking<TBody>(this RouteHandlerBuilder route) => route.WithMetadata(new BodyRule(typeof(TBody)));

    /// <summary>The address by which the client reached this server, for links that a person follows.</summary>
    /// <exception cref="RefusedException">400: what the client calls this server is no address.</exception>
    public static Uri AddressOf(HttpContext http) =>
        // The header itself: Request.Host decodes a name, and throws where it cannot.
        Uri.TryCreate($"{http.Request.Scheme}://{http.Request.Headers.Host}", UriKind.Absolute, out var address)
            ? address
            : throw Refusal.Malformed("The Host header is the server's name, and its port where it has one.");
}
