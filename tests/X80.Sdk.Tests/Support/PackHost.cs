using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace X80.Sdk.Tests.Support;

/// <summary>A real Kestrel on this machine that serves files by path, and whatever else a test puts there.</summary>
internal sealed class PackHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private PackHost(WebApplication app) => this.app = app;

    /// <summary>What is answered, by path; 404 where nothing is.</summary>
    public Dictionary<string, Func<HttpContext, Task>> Answers { get; } = [];

    public List<string> Asked { get; } = [];

    public static async Task<PackHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(options => options.Listen(IPAddress.Loopback, 0));
        var host = new PackHost(builder.Build());
        host.app.Run(host.AnswerAsync);
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public Uri At(string path) => new(app.Urls.Single() + path);

    public void Serve(string path, byte[] bytes) => Answers[path] = context => context.Response.Body.WriteAsync(bytes).AsTask();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        lock (Asked)
        {
            Asked.Add(context.Request.Path);
        }

        if (Answers.TryGetValue(context.Request.Path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
