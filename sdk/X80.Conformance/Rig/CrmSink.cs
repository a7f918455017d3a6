using X80.Simulator.Crm.Affinity;
using X80.Simulator.Crm.Attio;

namespace X80.Conformance.Rig;

/// <summary>
/// The CRMs that the suite hosts, for a backend that writes to one of them: with it a report also speaks of what reached a CRM
/// (sight level L2). Every request is kept as it came, in memory.
/// </summary>
public sealed class CrmSink : IAsyncDisposable
{
    private readonly AttioStandIn attio;
    private readonly AffinityStandIn affinity;
    private readonly Lock gate = new();
    private readonly List<string> received = [];

    private CrmSink(AttioStandIn attio, AffinityStandIn affinity)
    {
        (this.attio, this.affinity) = (attio, affinity);
        attio.Seen += (method, path, body) => Keep("Attio", method, path, body);
        affinity.Seen += (method, path, body) => Keep("Affinity", method, path, body);
    }

    public Uri Attio => attio.Address;

    public Uri Affinity => affinity.Address;

    /// <summary>The only keys that the two know; made-up ones.</summary>
    public static string AttioKey { get; } = new AttioStandInOptions().Key;

    /// <inheritdoc cref="AttioKey"/>
    public static string AffinityKey { get; } = new AffinityStandInOptions().Key;

    /// <summary>Each request as text: which CRM, method, path, and body below.</summary>
    internal IReadOnlyList<string> Received
    {
        get
        {
            lock (gate)
            {
                return [.. received];
            }
        }
    }

    /// <param name="port">Of Attio; Affinity takes the next one. 0 takes free ones.</param>
    /// <exception cref="System.Net.HttpListenerException">A port is taken.</exception>
    public static CrmSink Start(int port = 0) =>
        new(AttioStandIn.Start(port: port), AffinityStandIn.Start(port: port == 0 ? 0 : port + 1));

    public async ValueTask DisposeAsync()
    {
        await attio.DisposeAsync();
        await affinity.DisposeAsync();
    }

    private void Keep(string crm, string method, string path, string? body)
    {
        lock (gate)
        {
            received.Add($"{crm} {method} {path}\n{body}");
        }
    }
}
