using System.Diagnostics;
using System.Text.Json.Nodes;

namespace X80.Benchmarks.Server;

/// <summary>What it costs to append one message, note included, to a short conversation and to a very long one.</summary>
internal sealed class AppendCost(Workload load, Uri server)
{
    private const int Page = 2_000;
    private const int Appends = 41;

    /// <returns>The time at the long conversation as a multiple of that at the short one; medians of appends in turn.</returns>
    public async Task<double> RatioAsync(int small, int large)
    {
        var chats = await load.OpenAsync(2);
        var lengths = new[] { small, large };
        for (var at = 0; at < 2; at++)
        {
            for (var from = 0; from < lengths[at]; from += Page)
            {
                // Each page shows the last message of the one before, which proves that it is the same chat.
                var first = Math.Max(0, from - 1);
                await load.SyncAsync(chats[at], [.. Enumerable.Range(first, Math.Min(Page + 1, lengths[at] - first)).Select(Workload.Message)]);
            }
        }

        var times = new[] { new List<double>(), new List<double>() };
        using var connection = await LoadConnection.OpenAsync(server);
        for (var turn = 0; turn < Appends; turn++)
        {
            for (var at = 0; at < 2; at++)
            {
                var next = lengths[at] + turn;
                JsonObject[] messages = [Workload.Message(next - 1), Workload.Message(next)];
                var request = load.Render(chats[at], chats[at].Member.Sync(chats[at].Conversation, messages));
                var began = Stopwatch.GetTimestamp();
                await connection.ExchangeAsync(request);
                times[at].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                await load.RefreshAsync([chats[at]]);
            }
        }

        return times[1].Median() / times[0].Median();
    }
}
