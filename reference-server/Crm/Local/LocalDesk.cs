using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>
/// What a member does to records of the embedded CRM in the web app, as far as the workspace lets members see and write them.
/// Each write leaves an entry in the member's trail, without names and values.
/// </summary>
internal sealed class LocalDesk(IStore store, RecordDesk records, AuditTrail audit, TimeProvider time)
{
    /// <param name="member">Who makes it.</param>
    /// <param name="kind">Of what kind.</param>
    /// <param name="texts">Its fields by their keys; those without text are left empty.</param>
    /// <param name="about">The record that a deal is about, or the company of a person; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SettingsRefusedException">It cannot be; the message says why.</exception>
    public async Task<RecordRef> CreateAsync(
        Caller member, RecordKind kind, IReadOnlyDictionary<string, string?> texts, RecordRef? about, CancellationToken cancellationToken)
    {
        var access = await records.AccessAsync(member.Member, cancellationToken);
        Require(access.Allows(kind), "The workspace does not let members create records of this kind.");
        var id = RecordId.Parse(RandomId.New());
        await store.WriteAsync(
            StoreRole.Records(member.Member.Workspace),
            session =>
            {
                var workspace = member.Member.Workspace;
                var fields = LocalShelf.Fields(session, workspace);
                var record = new LocalRecord
                {
                    Kind = kind.Value,
                    Id = id.Value,
                    Name = "",
                    Stage = kind == RecordKind.Deal ? LocalFields.StagesOf(kind.Value, fields)[0] : null,
                    CompanyId = about?.Kind == RecordKind.Company ? about.Id.Value : null,
                    PersonId = about?.Kind == RecordKind.Person && kind == RecordKind.Deal ? about.Id.Value : null,
                };
                Require(about is null || access.Allows(about.Kind) && LocalShelf.Find(session, workspace, about) is not null, "The record that it belongs to is not there.");
                foreach (var (key, text) in texts.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)))
                {
                    Require(access.Allows(key), $"The workspace does not let members write the field {key}.");
                    record = LocalCells.With(record, fields, key, text);
                }

                Require(record.Name.Length > 0, "A record has a name.");
                LocalShelf.Add(session, workspace, record, time.GetUtcNow());
                return true;
            },
            cancellationToken);
        await NoteAsync(member, "web create record", "created=1", cancellationToken);
        return new RecordRef(kind, id);
    }

    /// <param name="member">Who edits it.</param>
    /// <param name="reference">What is edited.</param>
    /// <param name="edits">The new texts by the keys of their fields, each with what the form showed; null is empty.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What became of each.</returns>
    /// <exception cref="SettingsRefusedException">One of them cannot be; nothing was changed.</exception>
    public async Task<IReadOnlyList<FieldOutcome>> EditAsync(
        Caller member, RecordRef reference, IReadOnlyDictionary<string, (string? Text, string? Was)> edits, CancellationToken cancellationToken)
    {
        var access = await records.AccessAsync(member.Member, cancellationToken);
        Require(access.Allows(reference.Kind), "The workspace does not let members edit records of this kind.");
        var outcomes = await store.WriteAsync(
            StoreRole.Records(member.Member.Workspace),
            session =>
            {
                var workspace = member.Member.Workspace;
                var fields = LocalShelf.Fields(session, workspace);
                var stored = LocalShelf.Find(session, workspace, reference);
                Require(stored is not null, "The record is not there any more.");
                foreach (var (key, edit) in edits)
                {
                    Require(access.Allows(key), $"The workspace does not let members write the field {key}.");
                    LocalCells.With(stored!, fields, key, edit.Text);
                }

                return LocalEdits.Apply(session, member.Member.Workspace, reference, [.. edits.Select(edit => new FieldEdit(edit.Key, Value(edit.Value.Text), Value(edit.Value.Was)))]);
            },
            cancellationToken);
        await NoteAsync(member, "web edit record", $"fields={edits.Count}", cancellationToken);
        return outcomes;
    }

    /// <summary>Puts a person or a deal under a company, or under none.</summary>
    /// <param name="member">Who does it.</param>
    /// <param name="reference">The person or deal.</param>
    /// <param name="company">The company's whole name; null or blanks for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SettingsRefusedException">No company, or several, bear that name; or companies may not be seen.</exception>
    public async Task MoveAsync(Caller member, RecordRef reference, string? company, CancellationToken cancellationToken)
    {
        var access = await records.AccessAsync(member.Member, cancellationToken);
        Require(access.Allows(reference.Kind) && access.Allows(RecordKind.Company), "The workspace does not let members see companies.");
        var name = company?.Trim() ?? "";
        await store.WriteAsync(
            StoreRole.Records(member.Member.Workspace),
            session =>
            {
                var workspace = member.Member.Workspace;
                var stored = LocalShelf.Find(session, workspace, reference);
                var named = name.Length == 0 ? [] : LocalShelf.All(session, workspace).Where(record => record.Kind == RecordKind.Company.Value && record.Name == name).ToList();
                Require(stored is not null && reference.Kind != RecordKind.Company, "The record is not there any more.");
                Require(name.Length == 0 || named.Count > 0, "There is no company of this name. Create it first, under Records.");
                Require(named.Count < 2, "Several companies bear this name.");
                LocalShelf.Write(session, workspace, stored! with { CompanyId = named.Count == 0 ? null : named[0].Id }, stored);
                return true;
            },
            cancellationToken);
        await NoteAsync(member, "web edit record", "company=1", cancellationToken);
    }

    /// <returns>The deals that are about a record, with what may be seen of them; none where deals may not be seen.</returns>
    public async Task<IReadOnlyList<LocalRecord>> DealsOfAsync(MemberScope member, RecordRef record, CancellationToken cancellationToken)
    {
        var access = await records.AccessAsync(member, cancellationToken);
        var all = await store.ReadAsync(StoreRole.Records(member.Workspace), session => LocalShelf.All(session, member.Workspace), cancellationToken);
        return !access.Allows(RecordKind.Deal) ? []
            : [.. all.Where(deal => deal.Kind == RecordKind.Deal.Value
                && (record.Kind == RecordKind.Person ? deal.PersonId : record.Kind == RecordKind.Company ? deal.CompanyId : null) == record.Id.Value)
                .Select(deal => deal.Only(access))];
    }

    /// <returns>The person and the company that a record belongs to, as far as they may be seen.</returns>
    public async Task<IReadOnlyList<LocalRecord>> AboveAsync(MemberScope member, RecordRef record, CancellationToken cancellationToken)
    {
        var access = await records.AccessAsync(member, cancellationToken);
        return await store.ReadAsync<IReadOnlyList<LocalRecord>>(
            StoreRole.Records(member.Workspace),
            session =>
            {
                var own = LocalShelf.Find(session, member.Workspace, record);
                (RecordKind Kind, string? Id)[] above = [(RecordKind.Person, own?.PersonId), (RecordKind.Company, own?.CompanyId)];
                return [.. above.Where(one => one.Id is not null && access.Allows(one.Kind))
                    .Select(one => LocalShelf.Find(session, member.Workspace, new RecordRef(one.Kind, RecordId.Parse(one.Id!)))?.Only(access))
                    .OfType<LocalRecord>()];
            },
            cancellationToken);
    }

    private static FieldValue? Value(string? text) => string.IsNullOrEmpty(text) ? null : new FieldValue(text);

    private static void Require(bool holds, string why)
    {
        if (!holds)
        {
            throw new SettingsRefusedException(why);
        }
    }

    private Task<bool> NoteAsync(Caller member, string what, string counts, CancellationToken cancellationToken) => store.WriteAsync(
        StoreRole.Of(member.Member),
        session =>
        {
            audit.Append(session, member, new AuditEntry(what, Allowed: true) { Counts = counts });
            return true;
        },
        cancellationToken);
}
