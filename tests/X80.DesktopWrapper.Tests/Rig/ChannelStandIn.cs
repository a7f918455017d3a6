using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using X80.Harness.Tests.Support;
using X80.Simulator.Practice;

namespace X80.DesktopWrapper.Tests.Rig;

/// <summary>
/// The channel's own host on this machine, over TLS, with a certificate of this run: the practice page, and below <c>/test</c> pages
/// that try what a hostile one would.
/// </summary>
internal sealed class ChannelStandIn : IAsyncDisposable
{
    private readonly ChannelCertificate certificate = new();
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> asked = new();
    private readonly string? front;

    /// <param name="front">What is answered at <c>/</c>; the practice page where null.</param>
    private ChannelStandIn(string? front)
    {
        this.front = front;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listening => listening.UseHttps(certificate.Held)));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public PracticeSite Practice { get; } = PracticeSite.Create(7);

    /// <summary>Path and query of every request, in the order in which they came.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    /// <summary>The user agents that were told.</summary>
    public ConcurrentDictionary<string, bool> Agents { get; } = new();

    public int Port => new Uri(app.Urls.Single()).Port;

    public string Pem => certificate.Held.ExportCertificatePem();

    public static async Task<ChannelStandIn> StartAsync(string? front, CancellationToken cancellationToken)
    {
        var site = new ChannelStandIn(front);
        await site.app.StartAsync(cancellationToken);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        asked.Enqueue(path + context.Request.QueryString);
        Agents.TryAdd(context.Request.Headers.UserAgent.ToString(), true);
        switch (path)
        {
            case "/test/hop":
                context.Response.Redirect("https://elsewhere.example/hopped");
                return;
            case "/test/file":
                context.Response.Headers.ContentDisposition = "attachment; filename=card.html";
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<script>fetch('/told/attachment-ran')</script>");
                return;
            case "/" when front is not null:
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(front);
                return;
        }

        if (path.StartsWith("/told/", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var answer = Practice.Answer(path);
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(answer.Body);
    }
}
