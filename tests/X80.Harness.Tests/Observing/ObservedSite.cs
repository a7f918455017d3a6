using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using X80.Harness.Tests.Support;
using X80.Simulator.Practice;

namespace X80.Harness.Tests.Observing;

/// <summary>The practice page over TLS at the channel's name, with a script in front that tells what a page can see.</summary>
internal sealed class ObservedSite : IAsyncDisposable
{
    private readonly ChannelCertificate certificate = new();
    private readonly PracticeSite practice = PracticeSite.Create(80);
    private readonly TaskCompletionSource now = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IReadOnlyDictionary<string, string>> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication app;

    private ObservedSite()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listening => listening.UseHttps(certificate.Held)));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>What brings a browser here and nowhere else.</summary>
    public IReadOnlyList<string> Arguments =>
        [$"--host-resolver-rules=MAP web.whatsapp.com:443 127.0.0.1:{new Uri(app.Urls.Single()).Port}, MAP * ~NOTFOUND", certificate.TrustArgument];

    /// <summary>Completes with what the page saw, once it was told to look.</summary>
    public Task<IReadOnlyDictionary<string, string>> Seen => seen.Task;

    public static async Task<ObservedSite> StartAsync(CancellationToken cancellationToken)
    {
        var site = new ObservedSite();
        await site.app.StartAsync(cancellationToken);
        return site;
    }

    public void TellToLook() => now.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/observing/now":
                context.Response.StatusCode = now.Task.IsCompleted ? 200 : 202;
                return;
            case "/observing/seen":
                seen.TrySetResult((await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(context.Request.Body))!);
                return;
            case var path:
                var answer = practice.Answer(path!);
                context.Response.StatusCode = answer.Status;
                foreach (var (name, value) in answer.Headers)
                {
                    context.Response.Headers[name] = value.Replace("connect-src ", "connect-src 'self' ", StringComparison.Ordinal);
                }

                if (path == "/app.js")
                {
                    await context.Response.Body.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "observer.js")));
                }

                await context.Response.Body.WriteAsync(answer.Body);
                return;
        }
    }
}
