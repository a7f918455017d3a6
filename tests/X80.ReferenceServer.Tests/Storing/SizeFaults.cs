using System.Globalization;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Storing;

/// <summary>
/// What a sync costs as its conversation grows, counted in bytes that are allocated: time on a shared machine proves nothing.
/// <c>X80_MESSAGES</c> says how long the longest conversation is.
/// </summary>
public sealed class SizeFaults
{
    private const int Window = 2_000;
    private const int Tail = 20;

    private static readonly int Most = Times.Of("X80_MESSAGES", 4_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fault_62_a_sync_costs_as_its_conversation_grows_and_no_more()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        using var member = await server.JoinAsync("Mara Field", Cancel);
        await CostAsync(member, "title:warm-up", 100);
        var tiny = await CostAsync(member, "title:tiny", 100);
        var small = await CostAsync(member, "title:small", Most / 10);
        var large = await CostAsync(member, "title:large", Most);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"An append allocates {tiny.Append / 1e6:F2} MB at 100 messages, {small.Append / 1e6:F2} at {Most / 10}, {large.Append / 1e6:F2} at {Most}: {(double)large.Append / tiny.Append:F1} times that at 100. All of them: {small.All / 1e6:F1} MB and {large.All / 1e6:F1} MB."));
        Assert.InRange((double)large.Append / small.Append, 0, 12);
    }

    /// <returns>Bytes for the whole conversation, and for one more message at its end.</returns>
    private static async Task<(long All, long Append)> CostAsync(TestMember member, string anchor, int count)
    {
        var conversation = await member.OpenSharedAsync(anchor);
        var messages = Enumerable.Range(0, count).Select(n => Wire.Message($"text {n} aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")).ToArray();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var at = 0; at < count; at += Window)
        {
            (await member.SyncAsync(conversation, messages[Math.Max(at - Tail, 0)..Math.Min(at + Window, count)])).Expect(200);
        }

        var all = GC.GetTotalAllocatedBytes(precise: true) - before;
        var body = await member.SyncBodyAsync(conversation, [.. messages[^Tail..], Wire.Message("one more")]);
        before = GC.GetTotalAllocatedBytes(precise: true);
        (await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200);
        return (all, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
}
