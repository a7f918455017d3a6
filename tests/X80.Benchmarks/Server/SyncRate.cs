using System.Globalization;

namespace X80.Benchmarks.Server;

/// <summary>Syncs of new conversations a second, round by round beside the floor, on 32 connections.</summary>
internal sealed class SyncRate(Workload load, ServedProcess server, ServedProcess floor, TextWriter to)
{
    private const int FloorTimes = 5;

    public List<double> Ratios { get; } = [];

    public List<double> Resends { get; } = [];

    /// <summary>Requests a second of the last round.</summary>
    public double Rate { get; private set; }

    public double FloorRate { get; private set; }

    /// <param name="count">Conversations.</param>
    /// <param name="resend">Whether the same messages are sent once more.</param>
    public async Task RoundAsync(int count, bool resend)
    {
        var chats = await load.OpenAsync(count);
        var requests = load.Syncs(chats);
        FloorRate = await Load.FlatOutAsync(floor.Address, [.. Enumerable.Repeat(requests, FloorTimes).SelectMany(all => all)]);
        var used = server.Processor;
        Rate = await Load.FlatOutAsync(server.Address, requests);
        var each = (server.Processor - used) / count;
        Ratios.Add(Rate / FloorRate);
        var again = 0.0;
        if (resend)
        {
            await load.RefreshAsync(chats);
            again = await Load.FlatOutAsync(server.Address, load.Syncs(chats));
            Resends.Add(again / Rate);
        }

        await to.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  {Rate,8:0} syncs/s, floor {FloorRate,8:0}, ratio {Rate / FloorRate:0.0000}; {each * 1e6:0} us of processor each; sent again {again:0}/s; {server.Memory:0} MiB"));
    }
}
