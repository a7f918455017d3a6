using System.Globalization;
using BenchmarkDotNet.Running;
using X80.Benchmarks.Capture;
using X80.Benchmarks.Client;
using X80.Benchmarks.Guarding;
using X80.Benchmarks.Reader;
using X80.Benchmarks.Replicas;
using X80.Benchmarks.Report;
using X80.Benchmarks.Scale;
using X80.Benchmarks.Server;
using X80.Benchmarks.Starting;
using X80.Benchmarks.Verify;

namespace X80.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/X80.Benchmarks -- all</c> measures what has a bar: <c>server</c>, <c>reader</c>, <c>guard</c>,
/// <c>client</c>, <c>verify</c>, <c>start</c>; each also by itself. <c>server-start</c> is the part of <c>server</c> that tells its start and idle memory,
/// <c>scale FOLDER COUNT</c> loads conversations and compares every route with a small database, <c>migrations FOLDER COUNT</c> tells how long each
/// migration takes over so many, <c>replicas</c> measures several servers on one PostgreSQL, <c>replicas-held</c> the same with a quarter of a core each, <c>capture</c> the way from a click to a note. <c>--json FILE</c> keeps the
/// figures, <c>table</c> writes those that are kept into <c>docs/performance.md</c>, <c>check</c> compares the server with what was recorded.
/// <c>--filter "*Guard*"</c> runs some of the small ones, <c>--list flat</c> names them all.
/// </summary>
internal static class Program
{
    private static readonly Dictionary<string, Func<FigureBook, Task<bool>>> Kinds = new Dictionary<string, Func<FigureBook, Task<bool>>>
    {
        ["server"] = ServerBenchmark.RunAsync,
        ["server-start"] = ServerStartBenchmark.RunAsync,
        ["reader"] = book => ReaderBenchmark.RunAsync(book, CancellationToken.None),
        ["guard"] = GuardSpeed.RunAsync,
        ["client"] = ClientSpeed.RunAsync,
        ["verify"] = VerifySpeed.RunAsync,
        ["start"] = StartBenchmark.RunAsync,
        ["replicas"] = ReplicaBenchmark.RunAsync,
        ["replicas-held"] = ReplicaBenchmark.RunHeldAsync,
        ["capture"] = book => CaptureSpeed.RunAsync(book.Lines, CancellationToken.None),
        ["append"] = ServerBenchmark.AppendAsync,
        ["check"] = book => ServerBenchmark.CheckAsync(book.Lines),
    };

    private static readonly string[] All = ["server", "reader", "guard", "client", "verify", "start"];

    public static async Task<int> Main(string[] arguments)
    {
        var book = new FigureBook(Console.Out);
        switch (arguments)
        {
            case ["serve-floor"]:
                return await FloorServer.RunAsync();
            case ["table"]:
                FigureTable.WriteTo(Repository.At("docs", "performance.md"), FigureBook.Read(Repository.At("tests", "X80.Benchmarks", "Report", "kept.json")));
                return 0;
            case ["scale", var folder, var count, .. var rest] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var conversations):
                return await RunAsync(book, [others => ScaleBenchmark.RunAsync(others, folder, conversations)], FileOf(rest));
            case ["migrations", var folder, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var conversations):
                await MigrationBenchmark.RunAsync(book.Lines, folder, conversations);
                return 0;
            case ["all", .. var rest] when FileOf(rest) is var file:
                return await RunAsync(book, All.Select(kind => Kinds[kind]), file);
            case [var kind, .. var rest] when Kinds.ContainsKey(kind):
                return await RunAsync(book, [Kinds[kind]], FileOf(rest));
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
                return 0;
        }
    }

    private static async Task<int> RunAsync(FigureBook book, IEnumerable<Func<FigureBook, Task<bool>>> kinds, string? file)
    {
        var isMet = true;
        foreach (var measure in kinds)
        {
            isMet &= await measure(book);
        }

        if (file is not null)
        {
            book.SaveTo(file);
        }

        return isMet ? 0 : 1;
    }

    /// <exception cref="ArgumentException">Words that nobody knows.</exception>
    private static string? FileOf(string[] rest) => rest switch
    {
        [] => null,
        ["--json", var file] => file,
        _ => throw new ArgumentException($"After the name of what is measured comes nothing, or --json FILE; not: {string.Join(' ', rest)}"),
    };
}
