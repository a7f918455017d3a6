using System.Diagnostics;
using System.Globalization;
using X80.Benchmarks.Report;
using X80.Benchmarks.Server;

namespace X80.Benchmarks.Guarding;

/// <summary>
/// The guard beside the platform's parser in short turns, one after the other: of each the fastest counts, so that what else the
/// machine does falls out.
/// </summary>
internal static class GuardSpeed
{
    private const double Bar = 0.25;
    private const int Rounds = 400;
    private const int TimesInARound = 500;

    // What is worked out must be used, or the compiler leaves it out.
    private static volatile int sink;

    /// <returns>Whether every bar was met.</returns>
    public static async Task<bool> RunAsync(FigureBook book)
    {
        var (to, figures) = (book.Lines, new List<Figure>());
        await to.WriteLineAsync("decision   Uri ns   guard ns   ratio   bytes a decision");
        foreach (var decision in new[] { "load", "refuse", "external" })
        {
            var both = new GuardBenchmark { Decision = decision };
            both.Choose();
            Func<int> parse = both.PlatformHost;
            Func<int> decide = both.Decide;
            Spend(parse);
            Spend(decide);
            var (platform, guard) = (double.MaxValue, double.MaxValue);
            for (var round = 0; round < Rounds; round++)
            {
                platform = Math.Min(platform, Spend(parse));
                guard = Math.Min(guard, Spend(decide));
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            Spend(decide);
            var (ratio, bytes) = (guard / platform, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / TimesInARound / both.Count);
            figures.Add(new($"guard-{decision}", $"a decision to {decision} beside the platform's parser", ratio, Bar, AtLeast: false));
            figures.Add(new($"guard-{decision}-bytes", $"bytes allocated by a decision to {decision}", bytes, 0, AtLeast: false));
            await to.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{decision,-11}{platform / both.Count,-9:0.0}{guard / both.Count,-11:0.0}{ratio,-8:0.000}{bytes:0.##}"));
        }

        await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"the fastest of {Rounds} rounds; bar: ratio {Bar:0.00}, 0 bytes"));
        return await book.AddAsync("guard", [.. figures]);
    }

    /// <returns>Nanoseconds for one pass over the addresses.</returns>
    private static double Spend(Func<int> work)
    {
        var started = Stopwatch.GetTimestamp();
        var sum = 0;
        for (var i = 0; i < TimesInARound; i++)
        {
            sum += work();
        }

        var spent = Stopwatch.GetElapsedTime(started);
        sink = sum;
        return spent.TotalNanoseconds / TimesInARound;
    }
}
