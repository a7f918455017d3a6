using X80.ReferenceServer.Access;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>All records of the embedded CRM and its own fields, for its own pages.</summary>
internal sealed class LocalDirectory(IStore store, WorkspaceInfo workspace)
{
    public Task<IReadOnlyList<LocalRecord>> AllAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Records(workspace.Id), session => LocalShelf.All(session, workspace.Id), cancellationToken);

    public Task<IReadOnlyList<LocalField>> FieldsAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Records(workspace.Id), session => LocalShelf.Fields(session, workspace.Id), cancellationToken);
}
