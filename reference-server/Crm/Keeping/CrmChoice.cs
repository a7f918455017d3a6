using X80.ReferenceServer.Access;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Keeping;

/// <summary>
/// Which CRM is the workspace's: the one that an administrator chose in the web app, else the one that the server was started
/// for. It is read anew every few seconds, so that another one is used without a restart, on every replica. What has begun ends
/// with the one that it began with.
/// </summary>
internal sealed class CrmChoice(IEnumerable<ICrmConnector> all, IStore store, WorkspaceInfo workspace, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);
    private readonly IReadOnlyList<ICrmConnector> connectors = [.. all];
    private readonly AsyncLocal<ICrmConnector?> begun = new();
    private volatile Known? known;
    private int changes;

    /// <value>The one that this request began with; outside of a request the one that was read last.</value>
    public ICrmConnector Here => begun.Value ?? known?.Crm ?? connectors[^1];

    /// <returns>The one that what begins now is done with: hand it to <see cref="Use"/>.</returns>
    /// <exception cref="ServerStateException">This server speaks to no CRM of the chosen name.</exception>
    public async ValueTask<ICrmConnector> ReadAsync(CancellationToken cancellationToken)
    {
        if (known is { } held && held.Until > time.GetUtcNow())
        {
            return held.Crm;
        }

        var asked = Volatile.Read(ref changes);
        var name = await store.ReadAsync(
            StoreRole.Settings(new MemberScope(workspace.Id, "")),
            session => session.Find<string>("settings.crm", new { Workspace = workspace.Id }),
            cancellationToken);
        var crm = name is null ? connectors[^1]
            : connectors.LastOrDefault(connector => connector.Name.Value == name)
                ?? throw new ServerStateException("This server cannot speak to the CRM that was chosen for the workspace. Start a newer one.");
        known = asked == Volatile.Read(ref changes) ? new Known(crm, time.GetUtcNow() + Life) : known;
        return crm;
    }

    /// <summary>Sets it for the caller and all that it calls; an async method's caller does not see it.</summary>
    public void Use(ICrmConnector crm) => begun.Value = crm;

    /// <summary>Another one was chosen here: the next request asks.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        known = known is { } held ? held with { Until = DateTimeOffset.MinValue } : null;
    }

    private sealed record Known(ICrmConnector Crm, DateTimeOffset Until);
}
