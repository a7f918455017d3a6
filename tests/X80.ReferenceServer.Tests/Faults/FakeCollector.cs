using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>An OTLP collector that keeps every byte that it is sent.</summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();

    private FakeCollector(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <summary>What arrived under a path, as Latin-1: every byte stays itself, and text in ASCII can be searched.</summary>
    public string Received(string path) =>
        string.Concat(received.Where(request => request.Path == path).Select(request => Encoding.Latin1.GetString(request.Body)));

    public string All => string.Concat(received.Select(request => Encoding.Latin1.GetString(request.Body)));

    public static async Task<FakeCollector> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new FakeCollector(builder.Build());
        collector.app.MapPost("/{**path}", collector.KeepAsync);
        await collector.app.StartAsync(cancellationToken);
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task KeepAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        received.Enqueue((http.Request.Path, body.ToArray()));
    }
}
