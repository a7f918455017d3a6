using System.Diagnostics;
using System.Globalization;
using X80.Benchmarks.Server;
using X80.Conformance.Wire;

namespace X80.Benchmarks.Scale;

/// <summary>A server over a database that stays, and how far it was loaded.</summary>
internal sealed class ScaleServer : IDisposable
{
    private const int Batch = 512;
    private const int Length = 10;

    private readonly string progress;
    private readonly BenchDatabase database;
    private readonly ServedProcess process;
    private readonly Workload load;
    private LoadConnection? connection;
    private int loaded;

    private ScaleServer(string folder, BenchDatabase database, ServedProcess process, Workload load)
    {
        (progress, this.database, this.process, this.load) = (Path.Combine(folder, "loaded"), database, process, load);
        loaded = File.Exists(progress) ? int.Parse(File.ReadAllText(progress), CultureInfo.InvariantCulture) : 0;
    }

    public static async Task<ScaleServer> StartAsync(string folder)
    {
        var database = await BenchDatabase.KeepAsync(folder);
        var process = await ServedProcess.ReferenceAsync(database.Arguments);
        return new ScaleServer(folder, database, process, await Workload.StartAsync(process.Address, database.Tokens));
    }

    /// <summary>Opens, links, shares and syncs conversations until there are as many; what was interrupted is done again, which changes nothing.</summary>
    public async Task LoadAsync(int count, TextWriter to)
    {
        var opening = OpenNextAsync(loaded, count);
        while (loaded < count)
        {
            var began = Stopwatch.GetTimestamp();
            var opened = await opening;

            // The next are opened while these are sent: either alone leaves the server waiting.
            opening = OpenNextAsync(loaded + opened.Count, count);
            await Load.FlatOutAsync(process.Address, load.Syncs(opened));
            loaded += opened.Count;
            await File.WriteAllTextAsync(progress, loaded.ToString(CultureInfo.InvariantCulture));
            await to.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"  {loaded:N0} of {count:N0}, {opened.Count / Stopwatch.GetElapsedTime(began).TotalSeconds:0} conversations a second"));
        }
    }

    private Task<IReadOnlyList<PreparedChat>> OpenNextAsync(int first, int count) => load.OpenAsync(Math.Clamp(count - first, 0, Batch), first, Length);

    /// <param name="make">The request, of a chat and its number.</param>
    /// <param name="turn">Chooses the chat; the same of every server that holds as many.</param>
    /// <returns>Milliseconds to the whole answer.</returns>
    public async Task<double> AskAsync(Func<PreparedChat, int, WireRequest> make, int turn)
    {
        // Far apart, so that no two in a row lie on the same pages.
        const int Stride = 7919;
        var number = (int)((long)turn * Stride % loaded);
        var chat = await load.FindAsync(number, Length);
        var request = load.Render(chat, make(chat, number));

        // Not before: the server closes a connection on which nothing is asked while conversations are loaded.
        connection ??= await LoadConnection.OpenAsync(process.Address);
        var began = Stopwatch.GetTimestamp();
        await connection.ExchangeAsync(request);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    public void Dispose()
    {
        connection?.Dispose();
        load.Dispose();
        process.Dispose();
        database.Dispose();
    }
}
