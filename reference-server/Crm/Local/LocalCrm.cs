using System.Globalization;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Matching;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>The embedded CRM: people, companies and deals in the server's own database.</summary>
internal sealed class LocalCrm(IStore store, LocalDirectory directory, WorkspaceInfo workspace, WorkspaceZone zone, ServerOptions options, TimeProvider time) : ICrmConnector
{
    private const int MostHits = 20;
    private readonly RecordMatcher matcher = new(options.PhoneRegionOrNone);

    public CrmName Name => CrmName.Embedded;

    public string DisplayName => "X80 CRM";

    public IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Person, RecordKind.Company, RecordKind.Deal];

    public IRemoteCrm? Remote => null;

    public static string UrlOf(RecordRef record) => $"/records/{record.Kind}/{record.Id}";

    public Task<KeyCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(KeyCheck.NotNeeded);

    public async Task<IReadOnlyDictionary<RecordKind, IReadOnlyList<NamedRef>>> ListFieldsAsync(CancellationToken cancellationToken)
    {
        var own = await directory.FieldsAsync(cancellationToken);
        return Kinds.ToDictionary(kind => kind, kind => LocalFields.Named(kind, own));
    }

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) =>
        store.ReadAsync(StoreRole.Records(workspace.Id), session => Find(session, record), cancellationToken);

    public string AddressOf(RecordRef record) => UrlOf(record);

    public Task<IReadOnlyDictionary<RecordRef, RecordName>> FindNamesAsync(IReadOnlyCollection<RecordRef> records, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyDictionary<RecordRef, RecordName>>(
            StoreRole.Records(workspace.Id),
            session =>
            {
                var names = new Dictionary<RecordRef, RecordName>();
                foreach (var record in records)
                {
                    if (LocalShelf.FindAlone(session, workspace.Id, record) is { } found)
                    {
                        names[record] = new RecordName(found.Name, UrlOf(new RecordRef(record.Kind, RecordId.Parse(found.Id))));
                    }
                }

                return names;
            },
            cancellationToken);

    public async Task<IReadOnlyList<RecordHit>> SearchAsync(
        string query, RecordKind? kind, RecordAccess access, CancellationToken cancellationToken)
    {
        var hits =
            from held in await directory.AllAsync(cancellationToken)
            where access.Allows(RecordKind.Parse(held.Kind))
            let record = held.Only(access)
            where kind is null || record.Kind == kind.Value.Value
            where LocalSearch.Fits(record, query)
            select new RecordHit
            {
                Kind = RecordKind.Parse(record.Kind),
                RecordId = RecordId.Parse(record.Id),
                Name = record.Name,
                Subtitle = record.Subtitle,
            };
        return [.. hits.Take(MostHits)];
    }

    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(
        ChatEnvelope envelope, RecordAccess access, CancellationToken cancellationToken)
    {
        var held = await directory.AllAsync(cancellationToken);
        var allowed = held.Where(record => record.Kind != RecordKind.Deal.Value && access.Allows(RecordKind.Parse(record.Kind))).Select(record => record.Only(access).ToCandidate());
        return matcher.In(access.PhoneRegion).Rank(envelope, allowed);
    }

    public Task<CrmRecord> CreateAsync(PlannedRecord planned, CreateRecord request, RecordAccess access, CancellationToken cancellationToken)
    {
        return store.WriteAsync(
            StoreRole.Records(workspace.Id),
            session =>
            {
                var record = new LocalRecord
                {
                    Kind = request.Kind.Value,
                    Id = planned.Id,
                    Name = request.Name.Trim(),
                    Phone = request.Phone,
                    Email = request.Email,
                    Domain = request.Domain,
                    Stage = request.Kind == RecordKind.Deal ? LocalFields.StagesOf(request.Kind.Value, LocalShelf.Fields(session, workspace.Id))[0] : null,
                };
                session.Execute("crm.add", record.ForInsert(workspace.Id, time.GetUtcNow()));
                return Find(session, new RecordRef(request.Kind, RecordId.Parse(planned.Id)))!;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<FieldOutcome>> EditAsync(RecordRef record, IReadOnlyList<FieldEdit> edits, RecordAccess access, CancellationToken cancellationToken) =>
        store.WriteAsync(
            StoreRole.Records(workspace.Id),
            session => LocalEdits.Apply(session, workspace.Id, record, edits),
            cancellationToken);

    public async Task<ActivityPage> ListActivitiesAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            StoreRole.Records(workspace.Id),
            session => session.Query<ActivityRow>("crm.activities", new
            {
                Workspace = workspace.Id,
                Kind = record.Kind.Value,
                RecordId = LocalShelf.Find(session, workspace.Id, record)?.Id ?? record.Id.Value,
                Limit = limit + 1,
                Offset = skip,
            }),
            cancellationToken);
        return new ActivityPage
        {
            Items = [.. rows.Take(limit).Select(row => row.ToActivity(options))],
            Next = rows.Count > limit ? (skip + limit).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private CrmRecord? Find(StoreSession session, RecordRef reference)
    {
        if (LocalShelf.Find(session, workspace.Id, reference) is not { } record)
        {
            return null;
        }

        // A merged record answers under the id by which it was asked for: that is what links and consents name.
        var arguments = new { Workspace = workspace.Id, record.Kind, RecordId = record.Id };

        var here = zone.Read(session);
        return new CrmRecord
        {
            Kind = reference.Kind,
            RecordId = reference.Id,
            Name = record.Name,
            Url = UrlOf(new RecordRef(reference.Kind, RecordId.Parse(record.Id))),
            Fields = LocalFields.Of(record, LocalShelf.Fields(session, workspace.Id)),
            Stage = record.Stage,
            LastContactedAt = session.Find<string>("crm.last_day", arguments) is { } day ? Midnight(day, here) : null,
            NextStepAt = record.NextStepDay is { } next ? Midnight(next, here).ToUniversalTime() : null,
        };
    }

    private static DateTimeOffset Midnight(string day, TimeZoneInfo zone)
    {
        var date = DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new DateTimeOffset(date, zone.GetUtcOffset(date));
    }
}
