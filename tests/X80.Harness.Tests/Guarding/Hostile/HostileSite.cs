using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using X80.Harness.Tests.Support;

namespace X80.Harness.Tests.Guarding.Hostile;

/// <summary>
/// The channel's own hosts on this machine, over TLS, turned hostile: every page of theirs tries to bring the browser elsewhere.
/// </summary>
internal sealed class HostileSite : IAsyncDisposable
{
    private readonly ChannelCertificate certificate = new();
    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> asked = new();

    private HostileSite()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, Secure));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Where the page wants the browser to go.</summary>
    public string Evil { get; set; } = "";

    /// <summary>The path of every request, in the order in which they came.</summary>
    public IReadOnlyCollection<string> Asked => asked;

    public int Port => new Uri(app.Urls.Single()).Port;

    public string TrustArgument => certificate.TrustArgument;

    public static async Task<HostileSite> StartAsync(CancellationToken cancellationToken)
    {
        var site = new HostileSite();
        await site.app.StartAsync(cancellationToken);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private void Secure(ListenOptions listening) => listening.UseHttps(certificate.Held);

    private Task AnswerAsync(HttpContext context)
    {
        asked.Enqueue(context.Request.Path.Value!);
        switch (context.Request.Path.Value)
        {
            case "/hop":
                context.Response.Redirect(Evil);
                return Task.CompletedTask;
            case "/hop307":
                context.Response.Redirect(Evil, permanent: false, preserveMethod: true);
                return Task.CompletedTask;
            case "/chain":
                context.Response.Redirect("https://static.whatsapp.com/hop");
                return Task.CompletedTask;
            case "/refresh":
                context.Response.Headers["Refresh"] = "0;url=" + Evil;
                return Html(context, "");
            case "/meta":
                return Html(context, $"<meta http-equiv=refresh content='0;url={Evil}'>");
            case "/policy":
                context.Response.Headers["Permissions-Policy"] = "camera=*, microphone=(self \"https://static.whatsapp.com\")";
                return Html(context, "");
            case "/sw/worker.js":
                context.Response.ContentType = "text/javascript";
                return context.Response.WriteAsync($$"""
                    addEventListener('install', () => skipWaiting());
                    addEventListener('activate', event => event.waitUntil(clients.claim()));
                    addEventListener('fetch', event => {
                      if (event.request.url.endsWith('/sw/made')) {
                        event.respondWith(new Response('<!doctype html><title>Made</title><body>', { headers: { 'Content-Type': 'text/html', 'Permissions-Policy': 'camera=*, microphone=*' } }));
                      } else if (event.request.url.endsWith('/sw/away')) {
                        event.respondWith(Response.redirect('{{Evil}}'));
                      } else if (event.request.url.endsWith('/sw/fetch')) {
                        event.respondWith(fetch('{{Evil}}', { mode: 'no-cors' }).catch(() => 0).then(() => new Response('done')));
                      }
                    });
                    """);
            case "/":
                return Html(context, $"""
                    <a id=go href="{Evil}">go</a> <a id=hop href="/hop">hop</a> <a id=chain href="/chain">chain</a> <a id=blank target=_blank href="{Evil}">blank</a>
                    <a id=blankhop target=_blank href="/hop">blank hop</a> <a id=named target=other href="{Evil}">named</a> <a id=download download href="{Evil}">save</a>
                    <a id=ping href="#" ping="{Evil}">ping</a>
                    <form method=post action="{Evil}"><button id=post>post</button></form>
                    <form method=post action="/hop307"><button id=post307>post</button></form>
                    """);
            default:
                return Html(context, "<p>After");
        }
    }

    private static Task Html(HttpContext context, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!doctype html><title>Hostile</title>" + body);
    }
}
