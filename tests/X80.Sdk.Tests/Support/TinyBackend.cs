using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace X80.Sdk.Tests.Support;

/// <summary>A real Kestrel on this machine that writes down what reaches it and answers as it is told.</summary>
public sealed class TinyBackend : IAsyncDisposable
{
    private readonly WebApplication app;

    private TinyBackend(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public static Task<TinyBackend> AnswerAsync(int status, string body, string type = "application/json") =>
        StartAsync(async (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            await context.Response.WriteAsync(body, context.RequestAborted);
        });

    /// <param name="answer">Answers a request; the number counts requests from 1.</param>
    public static async Task<TinyBackend> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var backend = new TinyBackend(builder.Build());
        backend.app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            var path = context.Request.Path + context.Request.QueryString;
            backend.Seen.Enqueue(new SeenRequest(context.Request.Method, path, headers, await reader.ReadToEndAsync(context.RequestAborted)));
            await answer(context, backend.Seen.Count);
        });
        await backend.app.StartAsync(TestContext.Current.CancellationToken);
        return backend;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
