using X80.ReferenceServer.Access;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>All records of the embedded CRM, for its own pages.</summary>
internal sealed class LocalDirectory(IStore store, WorkspaceInfo workspace)
{
    public Task<IReadOnlyList<LocalRecord>> AllAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Records(workspace.Id), session => session.Query<LocalRecord>("crm.all", new { Workspace = workspace.Id }), cancellationToken);
}
