using X80.Contract.Tokens;
using X80.ReferenceServer.Accounts.Codes;
using X80.ReferenceServer.Http;

namespace X80.ReferenceServer.Api;

/// <summary><c>POST /api/pair</c>: a code from the web app buys a token. It stands outside version 1 and needs no bearer.</summary>
internal static class PairApi
{
    public static void MapPair(this IEndpointRouteBuilder app) => app.MapPost("/api/pair", PairAsync).ExcludeFromDescription();

    private static async Task<IResult> PairAsync(HttpContext http, ExtRequests requests, PairingCodes codes, CancellationToken cancellationToken)
    {
        try
        {
            var request = await requests.ReadAsync<PairRequest>(http, cancellationToken);
            var address = ClientAddress.Of(http);
            var token = await codes.SpendAsync(request.Code, address, cancellationToken);
            return Answer.Json(new PairAnswer { Token = token.Reveal() });
        }
        catch (RefusedException e)
        {
            return ExtFilter.Refused(http, e);
        }
    }
}
