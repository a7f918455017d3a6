using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Holdings;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>
/// Merges records of the embedded CRM, and deletes them: an administrator's act, audited by counts. A merged record stays as an id
/// that means the other one, so that no member's link, note or activity is touched; a record that a note or an activity stands on is
/// not deleted.
/// </summary>
internal sealed class LocalTidying(IStore store, RecordHoldings holdings, AuditTrail audit)
{
    /// <param name="administrator">Who does it.</param>
    /// <param name="record">The record that goes.</param>
    /// <param name="into">The one of the same kind that stays.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SettingsRefusedException">It cannot be; nothing was changed, and the message says why.</exception>
    public async Task MergeAsync(WebUser administrator, RecordRef record, RecordRef into, CancellationToken cancellationToken)
    {
        Require(administrator.IsAdministrator, "Only an administrator merges records.");
        var workspace = administrator.Member.Workspace;
        var merger = await store.WriteAsync(
            StoreRole.Records(workspace),
            session =>
            {
                var (goes, stays) = (LocalShelf.Find(session, workspace, record), LocalShelf.Find(session, workspace, into));
                Require(goes is not null && stays is not null, "One of the two records is not there any more.");
                Require(goes!.Kind == stays!.Kind && goes.Id != stays.Id, "Choose another record of the same kind.");
                var merger = LocalMerger.Of(goes, stays, LocalShelf.Fields(session, workspace));
                LocalShelf.Merge(session, workspace, goes, merger.Record, stays);
                return merger;
            },
            cancellationToken);
        await NoteAsync(administrator, "web merge records", $"taken={merger.Taken.Count} dropped={merger.Dropped.Count}", cancellationToken);
    }

    /// <exception cref="SettingsRefusedException">A note or an activity stands on it; nothing was changed.</exception>
    public async Task DeleteAsync(WebUser administrator, RecordRef record, CancellationToken cancellationToken)
    {
        Require(administrator.IsAdministrator, "Only an administrator deletes records.");
        var held = await holdings.ListAsync(administrator, record, cancellationToken);
        Require(held.All(row => row is { Messages: 0, Activities: 0 }), "Nothing was deleted: notes or activities stand on it. Merge it into another record, or withdraw them first.");
        var workspace = administrator.Member.Workspace;
        await store.WriteAsync(
            StoreRole.Records(workspace),
            session =>
            {
                Require(LocalShelf.Delete(session, workspace, record), "Nothing was deleted: an activity was logged meanwhile.");
                return true;
            },
            cancellationToken);
        await NoteAsync(administrator, "web delete record", $"deleted=1 linked={held.Count}", cancellationToken);
    }

    private static void Require(bool holds, string why)
    {
        if (!holds)
        {
            throw new SettingsRefusedException(why);
        }
    }

    private Task<bool> NoteAsync(WebUser administrator, string what, string counts, CancellationToken cancellationToken) => store.WriteAsync(
        StoreRole.Of(administrator.Member),
        session =>
        {
            audit.Append(session, administrator.AsCaller(), new AuditEntry(what, Allowed: true) { Counts = counts });
            return true;
        },
        cancellationToken);
}
