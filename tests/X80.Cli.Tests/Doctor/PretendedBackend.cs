using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace X80.Cli.Tests.Doctor;

/// <summary>What stands at an address and is no backend: a real server that says something else.</summary>
internal sealed class PretendedBackend : IAsyncDisposable
{
    /// <summary>Takes connections and says nothing.</summary>
    public const string Silent = "silent";

    /// <summary>Any website.</summary>
    public const string Welcome = "welcome";

    /// <summary>A cache that repeats a true answer to whoever asks.</summary>
    public const string AnswersAnybody = "answers anybody";

    public const string RefusesAnybody = "refuses anybody";

    public const string Gone = "gone";

    private readonly WebApplication app;

    private PretendedBackend(WebApplication app) => this.app = app;

    public string Address { get; private init; } = "";

    public static async Task<PretendedBackend> StartAsync(string kind, string real, string token, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer " + token } } };
        var session = await http.GetStringAsync(new Uri(new Uri(real), "/api/ext/session"), cancellationToken);
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(context => AnswerAsync(context, kind, session));
        await app.StartAsync(cancellationToken);
        var pretended = new PretendedBackend(app) { Address = app.Urls.First() + "/" };
        if (kind == Gone)
        {
            await app.StopAsync(cancellationToken);
        }

        return pretended;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static Task AnswerAsync(HttpContext context, string kind, string session)
    {
        switch (kind)
        {
            case Silent:
                return Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            case AnswersAnybody:
                context.Response.ContentType = "application/json";
                return context.Response.WriteAsync(session);
            case RefusesAnybody:
                context.Response.StatusCode = 401;
                context.Response.ContentType = "application/problem+json";
                return context.Response.WriteAsync("""{"type":"https://x80.dev/problems/unauthenticated","title":"Unknown.","status":401}""");
            default:
                return context.Response.WriteAsync("<h1>Welcome</h1>");
        }
    }
}
