using X80.Zoo.Clients;
using X80.Zoo.Degenerate;
using X80.Zoo.Servers;

namespace X80.Zoo;

/// <summary>Everything in the zoo.</summary>
internal static class ZooCatalog
{
    public static IReadOnlyList<SabotagedServer> Servers { get; } = [new GatesItemZeroOnly(), new NoGate(), new TrustsBodyPrivacy()];

    public static IReadOnlyList<DegenerateServer> DegenerateServers { get; } = [new AcceptsAndDrops(), new RejectsAll()];

    public static IReadOnlyList<SabotagedClient> Clients { get; } = [new SwitchClient(), new TimerClient()];
}
