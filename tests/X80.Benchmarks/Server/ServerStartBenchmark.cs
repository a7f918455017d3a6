using X80.Benchmarks.Report;

namespace X80.Benchmarks.Server;

/// <summary>
/// How soon the server answers, beside an empty web application, and what it holds while nobody asks. Where
/// <c>X80_BENCH_PUBLISHED</c> names the folder of one that was published ahead of its time (ReadyToRun), that one too.
/// </summary>
internal static class ServerStartBenchmark
{
    private const double CompiledBar = 2.5;
    private const double PublishedBar = 2;
    private const double IdleBar = 120;

    /// <returns>Whether every bar was met.</returns>
    public static async Task<bool> RunAsync(FigureBook book)
    {
        using var database = await BenchDatabase.CreateAsync();
        var published = Environment.GetEnvironmentVariable("X80_BENCH_PUBLISHED") is { Length: > 0 } folder ? folder : null;
        var times = await StartTime.MeasureAsync(database, published, book.Lines);
        var figures = new List<Figure>
        {
            new("start", "start to first answer beside an empty web application", times.Ratio, CompiledBar, AtLeast: false),
        };
        if (times.Published is { } ahead)
        {
            figures.Add(new("start-published", "the same of a server published with ReadyToRun", ahead, PublishedBar, AtLeast: false));
        }

        figures.Add(new("idle", "MiB of memory before the load", await IdleAsync(database), IdleBar, AtLeast: false));
        return await book.AddAsync($"start of the server, {BenchDatabase.Name}", [.. figures]);
    }

    /// <returns>MiB after each member has asked once and made a person.</returns>
    private static async Task<double> IdleAsync(BenchDatabase database)
    {
        using var server = await ServedProcess.ReferenceAsync(database.Arguments);
        using var load = await Workload.StartAsync(server.Address, database.Tokens);
        return server.Memory;
    }
}
