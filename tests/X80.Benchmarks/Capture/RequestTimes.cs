using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace X80.Benchmarks.Capture;

/// <summary>When requests came and were answered, in milliseconds since 1970, before anything decides about them.</summary>
internal sealed class RequestTimes : IStartupFilter
{
    private readonly ConcurrentQueue<(bool IsSync, double Came, double Answered)> seen = new();

    private static double Now => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    /// <param name="clicked">When the click was made.</param>
    /// <param name="drawn">When what came of it was drawn.</param>
    /// <exception cref="InvalidOperationException">There was no request.</exception>
    public CaptureTimes Of(double clicked, double drawn)
    {
        var first = seen.Min(request => request.Came);
        var last = seen.Max(request => request.Answered);
        (double Came, double Answered)? sync = seen.Where(request => request.IsSync).Select(request => (request.Came, request.Answered)).Cast<(double, double)?>().SingleOrDefault();
        return new CaptureTimes(first - clicked, (sync?.Came ?? last) - first, sync?.Answered - sync?.Came, drawn - last, drawn - clicked);
    }

    public void Clear() => seen.Clear();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, go) =>
        {
            var came = Now;
            await go(context);
            seen.Enqueue((context.Request.Path.Value!.EndsWith("/sync", StringComparison.Ordinal), came, Now));
        });
        next(app);
    };
}
