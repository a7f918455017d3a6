using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Servers;

/// <summary>The server with something more in an answer, or something else.</summary>
/// <param name="name">Its name in the zoo.</param>
/// <param name="defect">What is wrong with it.</param>
/// <param name="mustFail">The cases that must fail.</param>
/// <param name="change">From the request and the answer's body to another body; null where it stays.</param>
internal sealed class AnswerMutant(string name, string defect, string[] mustFail, Func<SeenRequest, HttpResponse, string, string?> change) : SabotagedServer, IStartupFilter
{
    public override string Name => name;

    public override string Defect => defect;

    public override IReadOnlyList<string> MustFail => mustFail;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerAsync);
        next(app);
    };

    protected override void Sabotage(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    private async Task AnswerAsync(HttpContext http, RequestDelegate rest)
    {
        var seen = await SeenRequest.OfAsync(http);
        http.Request.Body = new MemoryStream(seen.Body);
        var (outside, inside) = (http.Response.Body, new MemoryStream());
        http.Response.Body = inside;
        await rest(http);
        var answer = Encoding.UTF8.GetString(inside.ToArray());
        var changed = Encoding.UTF8.GetBytes(change(seen, http.Response, answer) ?? answer);
        http.Response.Body = outside;
        http.Response.ContentLength = changed.Length;
        await outside.WriteAsync(changed);
    }
}
