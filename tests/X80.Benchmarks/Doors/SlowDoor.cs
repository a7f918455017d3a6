using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace X80.Benchmarks.Replicas;

/// <summary>Stands before a server and lets each request wait for 50 ms, as the way to a CRM and back would.</summary>
internal sealed class SlowDoor : IAsyncDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(50);

    private readonly WebApplication app;
    private readonly HttpClient client;

    private SlowDoor(WebApplication app, HttpClient client) => (this.app, this.client) = (app, client);

    public Uri Address => new(app.Urls.First() + "/");

    /// <param name="to">The server behind it.</param>
    public static async Task<SlowDoor> OpenAsync(Uri to)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var client = new HttpClient { BaseAddress = to };
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(context => PassAsync(context, client));
        await app.StartAsync();
        return new SlowDoor(app, client);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private static async Task PassAsync(HttpContext context, HttpClient client)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        await Task.Delay(Wait, context.RequestAborted);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri($"{context.Request.Path}{context.Request.QueryString}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var answer = await client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
