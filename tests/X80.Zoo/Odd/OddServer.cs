using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using X80.Zoo.Servers;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Odd;

/// <summary>A server that is odd and correct: both walls stand, and every case has to pass.</summary>
internal abstract class OddServer : SabotagedServer, IStartupFilter
{
    public override IReadOnlyList<string> MustFail => [];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerAsync);
        next(app);
    };

    public override void Configure(IServiceCollection services) => Sabotage(services);

    protected override void Sabotage(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    /// <returns>The request as this server takes it; null where it refuses it at once.</returns>
    protected virtual SeenRequest? Take(SeenRequest request) => request;

    /// <returns>The body of the answer.</returns>
    protected virtual string Answer(SeenRequest request, HttpResponse response, string answer) => answer;

    private async Task AnswerAsync(HttpContext http, RequestDelegate rest)
    {
        var seen = await SeenRequest.OfAsync(http);
        http.Request.Body = new MemoryStream(seen.Body);
        var taken = Take(seen);
        if (taken is not null)
        {
            http.Request.Path = taken.Path;
            http.Request.QueryString = new QueryString(taken.Query);
        }
        var (outside, inside) = (http.Response.Body, new MemoryStream());
        http.Response.Body = inside;
        if (taken is null)
        {
            http.Response.StatusCode = 400;
            http.Response.ContentType = "application/problem+json";
            inside.Write("{\"type\":\"https://x80.dev/problems/malformed\",\"title\":\"Not so.\",\"status\":400}"u8);
        }
        else
        {
            await rest(http);
        }
        var changed = Encoding.UTF8.GetBytes(Answer(seen, http.Response, Encoding.UTF8.GetString(inside.ToArray())));
        http.Response.Body = outside;
        http.Response.ContentLength = changed.Length;
        await outside.WriteAsync(changed);
    }
}
