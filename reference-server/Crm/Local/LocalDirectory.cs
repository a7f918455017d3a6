using X80.Contract.Ids;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>All records of the embedded CRM and its own fields, for its own pages.</summary>
internal sealed class LocalDirectory(IStore store, WorkspaceInfo workspace)
{
    public Task<IReadOnlyList<LocalRecord>> AllAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Records(workspace.Id), session => LocalShelf.All(session, workspace.Id), cancellationToken);

    /// <returns>Every reference that means a record: itself, and those that were merged into it; itself alone in another CRM.</returns>
    public async Task<IReadOnlyList<RecordRef>> MeaningAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var ids = await store.ReadAsync(StoreRole.Records(workspace.Id), session => LocalShelf.Meaning(session, workspace.Id, record), cancellationToken);
        return ids.Count == 0 ? [record] : [.. ids.Select(id => new RecordRef(record.Kind, RecordId.Parse(id)))];
    }

    public Task<IReadOnlyList<LocalField>> FieldsAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Records(workspace.Id), session => LocalShelf.Fields(session, workspace.Id), cancellationToken);
}
