using System.Net.Sockets;

namespace X80.Simulator.Gateway;

/// <summary>What a gateway leads to.</summary>
public sealed record PracticeGatewayOptions
{
    /// <summary>What answers for the channel's hosts.</summary>
    public required IGatewaySite Site { get; init; }

    /// <summary>The hosts of the channel that are answered for, at port 443 alone.</summary>
    /// <value>The practice page's own host.</value>
    public IReadOnlyList<string> Hosts { get; init; } = [new Uri(Practice.PracticeSite.Origin).Host];

    /// <summary>The backend's address on loopback, for a client that sends all it has through its proxy.</summary>
    /// <value>None: the backend is not reached this way.</value>
    public Uri? Backend { get; init; }

    /// <summary>Opens the listening socket on loopback, for one that lies in another network namespace.</summary>
    /// <value>A free port of this machine.</value>
    public Func<TcpListener>? Listen { get; init; }
}
