using X80.Contract.Conversations;
using X80.Contract.Ids;
using X80.Contract.Records;
using X80.ReferenceServer.Accounts;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Local;
using X80.ReferenceServer.Notes;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Holdings;

/// <summary>
/// What is held about one record, across members (GATE-17): listed by counts, exported for the person concerned as far as
/// it was published to the record, and withdrawn.
/// </summary>
internal sealed class RecordHoldings(
    IStore store, WorkspaceCrm crm, LocalDirectory directory, NoteBook notes, WebWrites writes, AuditTrail audit, TimeProvider time)
{
    private const int PageSize = 200;

    /// <returns>What is held on the record, and on those that were merged into it.</returns>
    public async Task<IReadOnlyList<HeldRow>> ListAsync(WebUser administrator, RecordRef record, CancellationToken cancellationToken)
    {
        var meaning = await MeaningAsync(record, cancellationToken);
        var rows = await store.ReadAsync(
            StoreRole.Holdings(administrator.Member.Workspace),
            session => meaning.SelectMany(one => session.Query<HeldRow>(
                "published.held_on_record",
                new { administrator.Member.Workspace, Crm = crm.Name.Value, Kind = one.Kind.Value, RecordId = one.Id.Value })).ToList(),
            cancellationToken);
        return [.. rows.GroupBy(row => (row.MemberId, row.ConversationId)).Select(HeldRow.Together)];
    }

    public async Task<RecordExport> ExportAsync(WebUser administrator, CrmRecord record, CancellationToken cancellationToken)
    {
        var reference = new RecordRef(record.Kind, record.RecordId);
        var held = await ListAsync(administrator, reference, cancellationToken);
        var meaning = await MeaningAsync(reference, cancellationToken);
        var onRecord = await store.ReadAsync(
            StoreRole.Published(administrator.Member.Workspace), session => notes.OnRecord(session, meaning), cancellationToken);
        await NoteAsync(administrator, "web export a record", $"conversations={held.Count} notes={onRecord.Count}", cancellationToken);
        return new RecordExport
        {
            ExportedAt = time.GetUtcNow(),
            Record = record,
            Conversations = held,
            Notes = [.. onRecord.Select(note => note.Parts)],
            Activities = await ActivitiesAsync(reference, cancellationToken),
        };
    }

    /// <summary>Withdraws every conversation that belongs to the record; each owner's trail says who did it.</summary>
    /// <returns>What became of each copy.</returns>
    public async Task<IReadOnlyList<WithdrawnCopy>> WithdrawAsync(WebUser administrator, RecordRef record, CancellationToken cancellationToken)
    {
        var held = await ListAsync(administrator, record, cancellationToken);
        var copies = new List<WithdrawnCopy>();
        foreach (var row in held)
        {
            var owner = administrator.ActingFor(administrator.Member with { Member = row.MemberId }, row.MemberName);
            copies.AddRange(await writes.WithdrawAsync(owner, ConversationId.Parse(row.ConversationId), IdempotencyKey.NewRandom().Value, cancellationToken));
        }

        await NoteAsync(administrator, "web withdraw a record", $"conversations={held.Count}", cancellationToken);
        return copies;
    }

    private async Task<IReadOnlyList<RecordRef>> MeaningAsync(RecordRef record, CancellationToken cancellationToken) =>
        crm.Remote is null ? await directory.MeaningAsync(record, cancellationToken) : [record];

    private async Task<IReadOnlyList<Activity>> ActivitiesAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var all = new List<Activity>();
        ActivityPage page;
        do
        {
            page = await crm.ListActivitiesAsync(record, all.Count, PageSize, cancellationToken);
            all.AddRange(page.Items);
        }
        while (page.Next is not null);
        return all;
    }

    private Task<bool> NoteAsync(WebUser administrator, string what, string counts, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Of(administrator.Member),
            session =>
            {
                audit.Append(session, administrator.AsCaller(), new AuditEntry(what, Allowed: true) { Counts = counts });
                return true;
            },
            cancellationToken);
}
