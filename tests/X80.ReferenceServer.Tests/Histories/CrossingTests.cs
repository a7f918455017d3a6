using CsCheck;
using X80.ReferenceServer.Tests.Rig;
using X80.ReferenceServer.Tests.Rig.Databases;

namespace X80.ReferenceServer.Tests.Histories;

/// <summary>Random crossings of a write that sends to the CRM and a flip to Private, on two replicas where the database takes several.</summary>
public sealed class CrossingTests : IClassFixture<RemoteServers>, IAsyncDisposable
{
    private static readonly int Crossings = History.Count("X80_CROSSINGS", 150);

    private static readonly Gen<Crossing> Any = Gen.Select(
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 8]),
        Gen.Enum<CrossingFlip>(),
        Gen.Enum<StandInMood>(),
        Gen.Select(Gen.Bool, Gen.Int[0, 3]),
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1]),
        (what, flip, crm, how, who) => new Crossing(what.Item1, what.Item2, what.Item3, flip, crm, how.Item1, how.Item2 == 0, who.Item1, who.Item2));

    private readonly IReadOnlyList<RemoteServers> replicas;

    public CrossingTests(RemoteServers server) =>
        replicas = TestDatabase.IsPostgres ? [server, RemoteServers.ReplicaOf(server)] : [server];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One after another: all share one clock and one CRM, and each is one order of events.</summary>
    [Fact]
    public Task Fault_7_no_request_starts_with_new_content_once_a_flip_holds_and_the_end_is_the_models() =>
        Any.SampleAsync(CheckAsync, iter: Crossings, threads: 1);

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas.Skip(1))
        {
            await replica.DisposeAsync();
        }
    }

    private async Task CheckAsync(Crossing crossing)
    {
        var (here, there) = (replicas[crossing.Writer % replicas.Count], replicas[crossing.Flipper % replicas.Count]);
        using var writer = await here.JoinAsync("Mara Field", Cancel);
        using var flipper = new TestMember(there.Address, writer.Token, there.Time);
        var player = new CrossingPlayer(crossing, here, here.Crm, writer, flipper);

        var end = await player.PlayAsync("person-" + Guid.NewGuid().ToString("N"));

        Assert.Equal(CrossingEnd.Of(crossing, player.LandedOn, player.IsAfter), end);
        Assert.DoesNotContain(player.SentAfterwards, words =>
            words.Contains(CrossingEnd.Second, StringComparison.Ordinal)
            || (!crossing.IsShare && words.Contains(CrossingEnd.Late, StringComparison.Ordinal)));
    }
}
