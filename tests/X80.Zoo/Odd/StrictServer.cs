using Microsoft.AspNetCore.Http;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Odd;

/// <summary>Refuses what it does not know, also where the contract says nothing, and ends each connection.</summary>
internal sealed class StrictServer : OddServer
{
    private static readonly string[] KnownQueries = ["after", "limit", "note"];

    public override string Name => "strict";

    public override string Defect => "None: it refuses unknown addresses and headers, and ends each connection.";

    protected override SeenRequest? Take(SeenRequest request) =>
        request.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).All(part => KnownQueries.Contains(part.Split('=')[0]))
        && request.Headers.Keys.All(name => name is not "X-Forwarded-Privacy" and not "Cookie") ? request : null;

    protected override string Answer(SeenRequest request, HttpResponse response, string answer)
    {
        response.Headers.Connection = "close";
        response.Headers.CacheControl = "no-store";
        return answer;
    }
}
