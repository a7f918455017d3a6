using System.Diagnostics;
using System.Globalization;

namespace X80.Benchmarks.Server;

/// <summary>From the start of a process to its first answer, in turns with the floor.</summary>
/// <param name="Ratio">Of the server as it was built.</param>
/// <param name="Published">Of a published one; null without.</param>
internal sealed record StartTime(double Ratio, double? Published)
{
    private const int Turns = 7;

    public static async Task<StartTime> MeasureAsync(BenchDatabase database, string? published, TextWriter to)
    {
        var (server, ahead, floor) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            floor.Add(await MeasureAsync(ServedProcess.FloorAsync));
            server.Add(await MeasureAsync(() => ServedProcess.ReferenceAsync(database.Arguments)));
            if (published is not null)
            {
                ahead.Add(await MeasureAsync(() => ServedProcess.PublishedAsync(published, database.Arguments)));
            }
        }

        await to.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  start: floor {floor.Median():0} ms, server {server.Median():0}{(ahead.Count > 0 ? $", published {ahead.Median():0}" : "")}; medians of {Turns}"));
        return new StartTime(server.Median() / floor.Median(), ahead.Count > 0 ? ahead.Median() / floor.Median() : null);
    }

    private static async Task<double> MeasureAsync(Func<Task<ServedProcess>> start)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = await start();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(process.Address, "/healthz"));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
