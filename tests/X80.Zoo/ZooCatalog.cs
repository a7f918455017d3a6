using X80.Conformance.Rig;
using X80.Zoo.Clients;
using X80.Zoo.Clients.Tables;
using X80.Zoo.Degenerate;
using X80.Zoo.Odd;
using X80.Zoo.Servers;
using X80.Zoo.Servers.Tables;

namespace X80.Zoo;

/// <summary>Everything in the zoo.</summary>
internal static class ZooCatalog
{
    public static IReadOnlyList<SabotagedServer> Servers { get; } =
    [
        new GatesItemZeroOnly(), new NoGate(), new TrustsBodyPrivacy(), .. StateLoopholes.All, .. MessageLoopholes.All, .. FramingLoopholes.All,
        .. ClickLoopholes.All, .. MemoryLoopholes.All, .. AccessMutants.All, .. StoreMutants.All, .. AnswerMutants.All,
    ];

    public static IReadOnlyList<DegenerateServer> DegenerateServers { get; } =
    [
        new AcceptsAll(), new AcceptsAndDrops(), new Crashes(), new Echoes(), new EmptyReads(), new FailsWithSuccess(), new Hangs(), new RejectsAll(),
    ];

    /// <summary>Odd and correct: every case passes.</summary>
    public static IReadOnlyList<OddServer> OddServers { get; } = [new HidingServer(), new LenientServer(), new StrictServer()];

    public static IReadOnlyList<SabotagedClient> Clients { get; } =
        [.. UnaskedClients.All, .. FalseClickClients.All, .. ReachingClients.All, .. GuardlessClients.All];

    /// <summary>The harness as it ships: every case passes.</summary>
    public static SabotagedClient Harness { get; } = new("harness", "The harness as it ships.", []);

    /// <returns>The server of that name, or null; <c>reference</c> is the one that ships.</returns>
    /// <param name="name">As <c>list</c> prints it.</param>
    /// <param name="beside">With a locked workspace beside it.</param>
    public static IRigBackend? Find(string name, bool beside) =>
        name == "reference" ? new ZooBackend(withNeighbour: beside)
        : Servers.Concat(OddServers).FirstOrDefault(server => server.Name == name) is { } server ? new ZooBackend(server, withNeighbour: beside)
        : DegenerateServers.FirstOrDefault(server => server.Name == name);
}
