using System.Globalization;
using X80.ReferenceServer.Tests.Abuse;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>
/// What one message more costs as its conversation grows, counted in SQLite's instructions and in bytes that are allocated: time
/// on a shared machine proves nothing. <c>X80_MESSAGES</c> says how long the longest conversation is.
/// </summary>
[Collection(nameof(Alone))]
public sealed class SizeFaults
{
    private const int Window = 2_000;
    private const int Tail = 20;
    private const int Few = 500;

    /// <summary>Other work of the process allocates too: the least of so many is this work's own.</summary>
    private const int Tries = 12;

    private static readonly int Most = Times.Of("X80_MESSAGES", 4_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_62_one_message_more_costs_the_same_however_long_its_conversation()
    {
        await using var server = new CountedServer();
        await server.InitializeAsync();
        using var member = await server.JoinAsync("Mara Field", Cancel);
        await CostAsync(server, member, "title:warm-up", Tail);
        var small = await CostAsync(server, member, "title:small", Few);
        var large = await CostAsync(server, member, "title:large", Most);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"One message more: at {Few} held {small.Bytes:N0} bytes and {small.Instructions:N0} instructions, at {Most} {large.Bytes:N0} and {large.Instructions:N0}."));
        Assert.InRange(large.Bytes, 1, small.Bytes * 5 / 4);
        Assert.InRange(large.Instructions, TestDatabase.IsPostgres ? 0 : 1, small.Instructions * 11 / 10);
    }

    /// <returns>What one more message at its end costs, at the least.</returns>
    private static async Task<(long Bytes, long Instructions)> CostAsync(CountedServer server, TestMember member, string anchor, int count)
    {
        var conversation = await member.OpenSharedAsync(anchor);
        var messages = Enumerable.Range(0, count + Tries).Select(n => Wire.Message($"text {n} aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")).ToArray();
        for (var at = 0; at < count; at += Window)
        {
            (await member.SyncAsync(conversation, messages[Math.Max(at - Tail, 0)..Math.Min(at + Window, count)])).Expect(200);
        }

        var costs = new List<(long Bytes, long Instructions)>();
        for (var end = count + 1; end <= count + Tries; end++)
        {
            var body = await member.SyncBodyAsync(conversation, messages[(end - Tail)..end]);
            var (bytes, instructions) = (GC.GetTotalAllocatedBytes(precise: true), server.Instructions);
            (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200);
            costs.Add((GC.GetTotalAllocatedBytes(precise: true) - bytes, server.Instructions - instructions));
        }

        return (costs.Min(cost => cost.Bytes), costs.Min(cost => cost.Instructions));
    }
}
