using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace X80.Cli.Tests.Samples;

/// <summary>Hands reads on to a real backend, and says of every write that its gate cannot be asked.</summary>
internal sealed class WriteRefuser : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;

    private WriteRefuser(WebApplication app, HttpClient http) => (this.app, this.http) = (app, http);

    public string Address => app.Urls.First() + "/";

    public static async Task<WriteRefuser> StartAsync(string real, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var refuser = new WriteRefuser(app, new HttpClient { BaseAddress = new Uri(real) });
        app.Run(refuser.AnswerAsync);
        await app.StartAsync(cancellationToken);
        return refuser;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = 503;
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync("""{"type":"https://x80.dev/problems/gate-unavailable","title":"Privacy cannot be checked now.","status":503}""");
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, context.Request.Path + context.Request.QueryString);
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        using var answer = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync(context.RequestAborted));
    }
}
