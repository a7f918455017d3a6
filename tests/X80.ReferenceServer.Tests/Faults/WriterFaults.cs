using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using X80.ReferenceServer.Storage;
using X80.ReferenceServer.Storage.Sqlite;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Faults;

/// <summary>The one writer: poisoned, stalled, flooded.</summary>
public sealed class WriterFaults
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(Times.Of("X80_STALL", 2));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [SqliteFact]
    public async Task Fault_49_one_poisoned_write_among_many_fails_alone()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        var store = server.Services.GetRequiredService<IStore>();
        using var gate = new ManualResetEventSlim();
        var blocker = store.WriteAsync(StoreRole.Access, _ => { gate.Wait(Cancel); return 0; }, Cancel);
        var poison = store.WriteAsync<int>(StoreRole.Access, _ => throw new InvalidOperationException("poison"), Cancel);
        var broken = store.WriteAsync(StoreRole.Access, session => session.Execute("access.add_workspace", new { Id = (string?)null, Name = "", TimeZone = "", KeyCheck = Array.Empty<byte>(), Now = 0 }), Cancel);
        var sound = Enumerable.Range(0, 62).Select(n => store.WriteAsync(StoreRole.Access, session => session.Execute("health.beat", new { Now = n }), Cancel)).ToList();

        gate.Set();
        await blocker;

        await Assert.ThrowsAsync<InvalidOperationException>(() => poison);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => broken);
        Assert.All(await Task.WhenAll(sound), touched => Assert.Equal(1, touched));
    }

    [SqliteFact]
    public async Task Fault_50_a_stalled_writer_bounds_its_queue_refuses_the_rest_and_recovers()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        using var member = await server.JoinAsync("Mara Field", Cancel);
        var store = server.Services.GetRequiredService<IStore>();
        using var gate = new ManualResetEventSlim();
        var stalled = new TaskCompletionSource();
        var blocker = store.WriteAsync(StoreRole.Access, _ => { stalled.SetResult(); gate.Wait(Cancel); return 0; }, Cancel);
        await stalled.Task.WaitAsync(Cancel);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var waiting = Enumerable.Range(0, SqliteWriter.QueueSize)
            .Select(n => store.WriteAsync(StoreRole.Access, session => session.Execute("health.beat", new { Now = n }), Cancel)).ToList();

        var clock = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            var refused = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => member.SendAsync(
                HttpMethod.Post, "conversations", "{\"channel\":\"whatsapp\",\"key\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}")));
            Assert.All(refused, write => Assert.Equal(503, write.Status));
            Assert.All(refused, write => Assert.Contains("Retry-After", write.Headers, StringComparison.Ordinal));
            (await member.GetAsync("session")).Expect(200);
        }
        while (clock.Elapsed < Stall && await pace.WaitForNextTickAsync(Cancel));

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        gate.Set();
        await blocker;
        await Task.WhenAll(waiting);

        Assert.InRange(grown, long.MinValue, 50L * 1024 * 1024);
        await member.OpenSharedAsync();
    }
}
