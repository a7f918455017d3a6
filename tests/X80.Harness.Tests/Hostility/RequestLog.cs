using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace X80.Harness.Tests.Hostility;

/// <summary>The backend's own log of what it was asked, before anything decides about it.</summary>
internal sealed class RequestLog : IStartupFilter
{
    private readonly ConcurrentQueue<string> seen = new();

    public IReadOnlyList<string> Seen => [.. seen];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) =>
        {
            seen.Enqueue($"{context.Request.Method} {context.Request.Path}");
            return go(context);
        });
        next(app);
    };
}
