using System.Globalization;
using X80.Benchmarks.Report;

namespace X80.Benchmarks.Server;

/// <summary>The reference server beside a bare handler, on SQLite or on the PostgreSQL that <c>X80_TEST_DATABASE</c> names.</summary>
internal static class ServerBenchmark
{
    private const int Rounds = 5;
    private const int Conversations = 1_500;
    private const int Warm = 300;

    /// <returns>Whether every bar was met.</returns>
    public static async Task<bool> RunAsync(FigureBook book)
    {
        var (to, isMet) = (book.Lines, await ServerStartBenchmark.RunAsync(book));
        using var database = await BenchDatabase.CreateAsync();
        await to.WriteLineAsync($"On {BenchDatabase.Name}, {Load.Connections} connections, conversations of 24 messages:");
        using var floor = await ServedProcess.FloorAsync();
        using var server = await ServedProcess.ReferenceAsync(database.Arguments);
        using var load = await Workload.StartAsync(server.Address, database.Tokens);
        var rate = new SyncRate(load, server, floor, to);
        await WarmAsync(rate);
        for (var round = 0; round < Rounds; round++)
        {
            await rate.RoundAsync(Conversations, resend: true);
        }

        var loaded = server.Memory;
        var tail = await HalfLoadAsync(load, server, floor, rate, to);
        var append = await AppendFigureAsync(load, server);
        return isMet & await book.AddAsync(
            $"server, {BenchDatabase.Name}",
            new("rate", "syncs a second beside the floor", rate.Ratios.Median(), BenchDatabase.Superuser is null ? 0.12 : 0.06, AtLeast: true),
            new("resend", "the same messages again beside new ones", rate.Resends.Median(), 1.5, AtLeast: true),
            new("p99", "p99 at half load beside the floor's", tail, 8, AtLeast: false),
            append,
            new("loaded", "MiB of memory under load", loaded, 250, AtLeast: false));
    }

    /// <summary>What one message more costs, by itself.</summary>
    /// <returns>Whether the bar was met.</returns>
    public static async Task<bool> AppendAsync(FigureBook book)
    {
        using var database = await BenchDatabase.CreateAsync();
        using var server = await ServedProcess.ReferenceAsync(database.Arguments);
        using var load = await Workload.StartAsync(server.Address, database.Tokens);
        return await book.AddAsync($"server, {BenchDatabase.Name}", await AppendFigureAsync(load, server));
    }

    /// <summary>Five rounds, and whether their median has fallen far below what was recorded.</summary>
    /// <returns>False below 0.6 of it.</returns>
    public static async Task<bool> CheckAsync(TextWriter to)
    {
        const double Red = 0.6;
        const double Yellow = 0.75;
        const int Fewer = 500;
        var recorded = RecordedRatios.Of(BenchDatabase.Name);
        using var database = await BenchDatabase.CreateAsync();
        using var floor = await ServedProcess.FloorAsync();
        using var server = await ServedProcess.ReferenceAsync(database.Arguments);
        using var load = await Workload.StartAsync(server.Address, database.Tokens);
        var rate = new SyncRate(load, server, floor, to);
        await WarmAsync(rate);
        for (var round = 0; round < Rounds; round++)
        {
            await rate.RoundAsync(Fewer, resend: false);
        }

        var part = rate.Ratios.Median() / recorded;
        await to.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{(part < Red ? "FAILED" : part < Yellow ? "warning" : "ok")}: the ratio on {BenchDatabase.Name} is {rate.Ratios.Median():0.0000}, {part:0.00} of the recorded {recorded:0.0000} (red below {Red}, warning below {Yellow})"));
        return part >= Red;
    }

    private static async Task<Figure> AppendFigureAsync(Workload load, ServedProcess server) =>
        new("append", "one message more at 100,000 beside one at 100", await new AppendCost(load, server.Address).RatioAsync(100, 100_000), 4, AtLeast: false);

    private static async Task WarmAsync(SyncRate rate)
    {
        // Code is compiled in tiers: the second round still pays for it.
        for (var round = 0; round < 3; round++)
        {
            await rate.RoundAsync(Warm, resend: true);
        }

        rate.Ratios.Clear();
        rate.Resends.Clear();
    }

    private static async Task<double> HalfLoadAsync(Workload load, ServedProcess server, ServedProcess floor, SyncRate rate, TextWriter to)
    {
        var requests = load.Syncs(await load.OpenAsync(Conversations));
        var bare = await Load.AtRateAsync(floor.Address, [.. Enumerable.Repeat(requests, 5).SelectMany(all => all)], rate.FloorRate / 2);
        var ours = await Load.AtRateAsync(server.Address, requests, rate.Rate / 2);
        await to.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  half load: {ours.P50:0.00} ms p50, {ours.P99:0.00} p99, {ours.P999:0.00} p99.9; floor {bare.P50:0.00}, {bare.P99:0.00}, {bare.P999:0.00}"));
        return ours.P99 / bare.P99;
    }
}
