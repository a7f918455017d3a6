using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace X80.ReferenceServer.Tests.Rig.Loading;

/// <summary>How long calls took: to be printed. No test passes or fails by it, since a busy machine is no fault of the server.</summary>
internal sealed class Timings
{
    private readonly ConcurrentBag<double> milliseconds = [];

    public int Count => milliseconds.Count;

    public async Task<T> TakeAsync<T>(Func<Task<T>> call)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await call();
        milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return answer;
    }

    /// <returns>Such as <c>300 calls, p50 1.2 ms, p99 4.0 ms</c>.</returns>
    public override string ToString()
    {
        var ordered = milliseconds.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{ordered.Count} calls, p50 {At(ordered, 50):F1} ms, p99 {At(ordered, 99):F1} ms");
    }

    private static double At(List<double> ordered, int percent) => ordered.Count == 0 ? double.NaN : ordered[(ordered.Count - 1) * percent / 100];
}
