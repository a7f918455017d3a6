using System.Diagnostics;

namespace X80.Benchmarks.Server;

/// <summary>From the start of a process to its first answer, in turns with the floor.</summary>
internal static class StartTime
{
    private const int Turns = 5;

    public static async Task<double> RatioAsync(BenchDatabase database)
    {
        var (server, floor) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            floor.Add(await MeasureAsync(ServedProcess.FloorAsync));
            server.Add(await MeasureAsync(() => ServedProcess.ReferenceAsync(database.Arguments)));
        }

        return server.Median() / floor.Median();
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
