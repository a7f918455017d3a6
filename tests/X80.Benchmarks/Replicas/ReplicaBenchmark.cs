using System.Globalization;
using X80.Benchmarks.Doors;
using X80.Benchmarks.Report;
using X80.Benchmarks.Server;
using X80.Simulator.Crm.Attio;

namespace X80.Benchmarks.Replicas;

/// <summary>
/// Two and four servers on one PostgreSQL beside one. A sync waits for the CRM, which answers after 50 ms; each server has at
/// most eight syncs under way, and so at most eight calls; and once more with four, where cores that also carry the load, the
/// CRM and the database are not what bounds four servers. What cores alone bound is printed beside: the same servers over the
/// embedded CRM, as fast as they go; and by itself there is what each does when it is held to a quarter of a core.
/// </summary>
internal static class ReplicaBenchmark
{
    private const int Rounds = 5;
    private const int AtOnce = 8;
    private const int FewerAtOnce = 4;
    private const int SyncsEach = 40;
    private const int UnboundSyncs = 300;
    private const int HeldSyncsEach = 160;
    private const double PartOfCore = 0.25;

    // Until what they run is compiled for good: a part of a core would take minutes for it.
    private const int WarmingRounds = 4;
    private const double Bar = 3;

    private static readonly TimeSpan CrmTime = TimeSpan.FromMilliseconds(50);
    private static readonly int[] Counts = [1, 2, 4];

    /// <returns>Whether the bar was met.</returns>
    /// <exception cref="InvalidOperationException">No PostgreSQL is named.</exception>
    public static async Task<bool> RunAsync(FigureBook book)
    {
        NeedDatabase();
        var waiting = await WaitingAsync(AtOnce, book.Lines);
        var fewer = await WaitingAsync(FewerAtOnce, book.Lines);
        var unbound = await EmbeddedAsync(null, _ => UnboundSyncs, book.Lines);
        await book.Lines.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  medians of {Rounds} rounds; over the embedded CRM, bound by {Environment.ProcessorCount} cores: two {unbound[2]:0.00}, four {unbound[4]:0.00} of one"));
        return await book.AddAsync(
            "replicas, postgres",
            new("two", "syncs a second of two servers beside one, the CRM answering after 50 ms, eight syncs under way each", waiting[2], 1.5, AtLeast: true),
            new("four", "syncs a second of four servers beside one, the CRM answering after 50 ms, eight syncs under way each", waiting[4], Bar, AtLeast: true),
            new("four-of-four", "the same of four servers with four syncs under way each", fewer[4], Bar, AtLeast: true));
    }

    /// <returns>Whether the bar was met by servers that are held to a part of a core each.</returns>
    /// <exception cref="InvalidOperationException">No PostgreSQL is named, or this account may hold nobody.</exception>
    public static async Task<bool> RunHeldAsync(FigureBook book)
    {
        NeedDatabase();
        var held = await EmbeddedAsync(PartOfCore, servers => HeldSyncsEach * servers, book.Lines);
        return await book.AddAsync(
            "replicas held to a quarter of a core, postgres",
            new("two-quarters", "syncs a second of two servers beside one, over the embedded CRM", held[2], 1.5, AtLeast: true),
            new("four-quarters", "syncs a second of four servers beside one, over the embedded CRM", held[4], Bar, AtLeast: true));
    }

    private static void NeedDatabase()
    {
        if (BenchDatabase.Superuser is null)
        {
            throw new InvalidOperationException("Replicas share a PostgreSQL: name a superuser's address in X80_TEST_DATABASE.");
        }
    }

    private static async Task<Dictionary<int, double>> WaitingAsync(int atOnce, TextWriter to)
    {
        // Attio's own limits are of one key: here they would bound the servers together, which is not what is asked.
        var options = new AttioStandInOptions { ReadsPerSecond = int.MaxValue, WritesPerSecond = int.MaxValue };
        await using var crm = AttioStandIn.Start(options);
        await using var slow = new SlowDoor(crm.Address, CrmTime);
        using var database = await BenchDatabase.CreateAsync(options.Key);
        return await CompareAsync(database, ["--crm", "attio", "--attio-address", slow.Address.AbsoluteUri], atOnce, cores: null, servers => SyncsEach * servers, to);
    }

    private static async Task<Dictionary<int, double>> EmbeddedAsync(double? cores, Func<int, int> syncs, TextWriter to)
    {
        using var database = await BenchDatabase.CreateAsync();
        return await CompareAsync(database, [], AtOnce, cores, syncs, to);
    }

    /// <returns>For each number of servers its syncs a second as a multiple of one server's; medians of rounds in turn.</returns>
    private static async Task<Dictionary<int, double>> CompareAsync(
        BenchDatabase database, string[] arguments, int atOnce, double? cores, Func<int, int> syncs, TextWriter to)
    {
        var servers = new List<ServedProcess>();
        var shares = new List<CoreShare>();
        try
        {
            for (var number = 0; number < Counts[^1]; number++)
            {
                servers.Add(await ServedProcess.ReferenceAsync([.. database.ReplicaArguments(number), .. arguments]));
            }

            // What is synced is opened, linked and shared by a server that is neither measured nor held.
            using var opener = await ServedProcess.ReferenceAsync([.. database.ReplicaArguments(Counts[^1]), .. arguments]);
            using var load = await Workload.StartAsync(opener.Address, database.Tokens);
            var ratios = Counts.ToDictionary(count => count, _ => new List<double>());
            for (var round = 0; round < (cores is null ? 1 : WarmingRounds); round++)
            {
                await RoundAsync(load, servers, atOnce, syncs, to);
            }

            if (cores is { } part)
            {
                shares.AddRange(servers.Select(server => CoreShare.Hold(server.Id, part)));
            }

            for (var round = 0; round < Rounds; round++)
            {
                var rates = await RoundAsync(load, servers, atOnce, syncs, to);
                foreach (var count in Counts)
                {
                    ratios[count].Add(rates[count] / rates[1]);
                }
            }

            return ratios.ToDictionary(ratio => ratio.Key, ratio => ratio.Value.Median());
        }
        finally
        {
            servers.ForEach(server => server.Dispose());
            shares.ForEach(share => share.Dispose());
        }
    }

    private static async Task<Dictionary<int, double>> RoundAsync(
        Workload load, List<ServedProcess> servers, int atOnce, Func<int, int> syncs, TextWriter to)
    {
        var rates = new Dictionary<int, double>();
        foreach (var count in Counts)
        {
            var requests = load.Syncs(await load.OpenAsync(syncs(count)));
            rates[count] = await Load.FlatOutAsync([.. servers.Take(count).Select(server => server.Address)], atOnce, requests);
        }

        await to.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  one {rates[1]:0.0} syncs/s, two {rates[2]:0.0}, four {rates[4]:0.0}"));
        return rates;
    }
}
