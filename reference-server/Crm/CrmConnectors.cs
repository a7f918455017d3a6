using X80.Contract.Kinds;

namespace X80.ReferenceServer.Crm;

/// <summary>Every CRM that this server can speak to: the workspace's own, others that it may choose, and former ones that still hold copies.</summary>
internal sealed class CrmConnectors(IEnumerable<ICrmConnector> all)
{
    private readonly IReadOnlyList<ICrmConnector> connectors = [.. all];

    /// <returns>Null when there is none of this name, or it is the embedded one.</returns>
    public IRemoteCrm? FindRemote(CrmName name) => connectors.LastOrDefault(connector => connector.Name == name)?.Remote;
}
