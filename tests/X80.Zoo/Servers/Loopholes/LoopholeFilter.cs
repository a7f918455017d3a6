using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace X80.Zoo.Servers.Loopholes;

/// <summary>Stands before everything the server does with a request.</summary>
internal sealed class LoopholeFilter(Func<SeenRequest, SeenRequest?> read, bool passes, bool wantsForeignConsent, ConsentMender mender) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(PassAsync);
        next(app);
    };

    private async Task PassAsync(HttpContext http, RequestDelegate rest)
    {
        var seen = await SeenRequest.OfAsync(http);
        if (read(seen) is { } taken && !(wantsForeignConsent && mender.Fits(seen)))
        {
            mender.Mend(taken).ApplyTo(http);
            PassableGate.Passing.Value = passes;
        }
        else
        {
            http.Request.Body = new MemoryStream(seen.Body);
        }
        var (outside, inside) = (http.Response.Body, new MemoryStream());
        http.Response.Body = inside;
        await rest(http);
        Known.Remember(seen, http.Response.StatusCode, JsonOf(inside.ToArray()));
        http.Response.Body = outside;
        await outside.WriteAsync(inside.ToArray());
    }

    private static JsonObject? JsonOf(byte[] answer) =>
        answer is [(byte)'{', ..] ? JsonNode.Parse(Encoding.UTF8.GetString(answer)) as JsonObject : null;
}
