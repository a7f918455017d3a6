using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Affinity.Lists;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Matching;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>Affinity: people, companies and opportunities of one account, by one key, over both of its versions.</summary>
internal sealed class AffinityCrm : ICrmConnector
{
    private readonly AffinityHttp http;
    private readonly AffinityOwner owner;
    private readonly AffinityLists lists;
    private readonly AffinityReading reading;
    private readonly AffinitySearching searching;
    private readonly AffinityCreation creation;
    private readonly AffinityEdits edits;
    private readonly AffinityNotes notes;
    private readonly RecordMatcher matcher;

    /// <param name="place">Where it answers.</param>
    /// <param name="client">Makes the HTTP client for a request.</param>
    /// <param name="key">The workspace's key as it is now; null when there is none.</param>
    /// <param name="matcher">Ranks what it suggests.</param>
    /// <param name="time">The clock of waits.</param>
    public AffinityCrm(AffinityPlace place, Func<HttpClient> client, Func<CancellationToken, ValueTask<string?>> key, RecordMatcher matcher, TimeProvider time)
    {
        this.matcher = matcher;

        // Reads and writes share one pool.
        CrmRate[] shared = [new CrmRate(place.RequestsAMinute, TimeSpan.FromMinutes(1))];
        var pace = new CrmPace(time, shared, shared);
        http = new AffinityHttp(new CrmHttp(client, pace, time) { RestOf = AffinityMeter.RestOf }, place.Address, key);
        owner = new AffinityOwner(http, time);
        var fields = new AffinityFields(http);
        lists = new AffinityLists(http, place, time);
        searching = new AffinitySearching(http, matcher);
        var entries = new AffinityEntries(http, lists, new AffinityForms(searching));
        reading = new AffinityReading(http, fields, entries, AddressOf);
        creation = new AffinityCreation(http, searching, (owner, lists), fields);
        edits = new AffinityEdits(http, reading, fields, entries);
        notes = new AffinityNotes(http, owner, time);
    }

    public static IReadOnlyList<RecordKind> AllKinds { get; } = [RecordKind.Person, RecordKind.Company, RecordKind.Deal];

    public CrmName Name => CrmName.Affinity;

    public string DisplayName => "Affinity";

    public IReadOnlyList<RecordKind> Kinds => AllKinds;

    public IRemoteCrm Remote => notes;

    /// <summary>In the account's own web app once its name is known; before that, at Affinity's door.</summary>
    public string AddressOf(RecordRef record) => owner.Host is { } host
        ? $"https://{host}/{(record.Kind == RecordKind.Person ? "persons" : record.Kind == RecordKind.Company ? "companies" : "opportunities")}/{record.Id}"
        : "https://affinity.co/";

    public async ValueTask<string?> FindHostAsync(CancellationToken cancellationToken) =>
        await http.CallAsync(writing: false, owner.FindHostAsync, cancellationToken);

    public Task<KeyCheck> CheckAsync(CancellationToken cancellationToken) => http.CallAsync(
        writing: false,
        async token =>
        {
            if (await owner.WhoAsync(token) is not { } who)
            {
                return KeyCheck.Unknown;
            }

            var account = who.TryGetProperty("tenant", out var tenant) ? AffinityText.Of(tenant, "name") : null;
            var missing = new List<string>();
            List<(string Path, string Permission)> needed =
            [
                ("persons?page_size=1", "Export All People directory"), ("organizations?page_size=1", "Export All Organizations directory"),
            ];
            if (await lists.OfDealsAsync(token) is { } list)
            {
                needed.Add(($"v2/lists/{AffinityIds.Word(list)}/list-entries?limit=1", "Export data from Lists"));
            }

            foreach (var (path, permission) in needed)
            {
                var answer = await http.AskAsync(path, question: null, token);
                if (answer.Status == 403)
                {
                    missing.Add(permission);
                }
                else if (!answer.IsSuccess)
                {
                    throw answer.Failure();
                }
            }

            return KeyCheck.Of(account, missing);
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<RecordKind, IReadOnlyList<NamedRef>>> ListFieldsAsync(CancellationToken cancellationToken) =>
        http.CallAsync<IReadOnlyDictionary<RecordKind, IReadOnlyList<NamedRef>>>(
            writing: false,
            async token => new Dictionary<RecordKind, IReadOnlyList<NamedRef>>
            {
                [RecordKind.Person] = Named(("name", "Name"), ("phone", "Phone"), ("email", "Email")),
                [RecordKind.Company] = Named(("name", "Name"), ("domain", "Domain")),
                [RecordKind.Deal] = Named([("name", "Name"), .. await OfDealListAsync(token)]),
            },
            cancellationToken);

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) =>
        http.CallAsync(writing: false, token => reading.FindAsync(record, token), cancellationToken);

    public Task<IReadOnlyDictionary<RecordRef, RecordName>> FindNamesAsync(IReadOnlyCollection<RecordRef> records, CancellationToken cancellationToken) =>
        http.CallAsync(writing: false, token => RecordsAtOnce.FindAsync(records, reading.FindAsync, token), cancellationToken);

    public Task<IReadOnlyList<RecordHit>> SearchAsync(string query, RecordKind? kind, RecordAccess access, CancellationToken cancellationToken) =>
        http.CallAsync(writing: false, token => searching.SearchAsync(query, kind, access, token), cancellationToken);

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(ChatEnvelope envelope, RecordAccess access, CancellationToken cancellationToken) =>
        http.CallAsync(writing: false, token => searching.SuggestAsync(envelope, access, token), cancellationToken);

    public Task<CrmRecord> CreateAsync(PlannedRecord planned, CreateRecord request, RecordAccess access, CancellationToken cancellationToken) => http.CallAsync(
        writing: true,
        async token =>
        {
            var made = await creation.CreateAsync(planned, request, matcher.In(access.PhoneRegion).Phones, token);
            return await reading.FindAsync(made, token) ?? throw CrmFailedException.Unavailable(mayHaveBeenApplied: true);
        },
        cancellationToken);

    public Task<IReadOnlyList<FieldOutcome>> EditAsync(RecordRef record, IReadOnlyList<FieldEdit> wanted, RecordAccess access, CancellationToken cancellationToken) =>
        http.CallAsync(writing: true, token => edits.ApplyAsync(record, wanted, access, token), cancellationToken);

    public Task<ActivityPage> ListActivitiesAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken) =>
        http.CallAsync(writing: false, token => new AffinityActivities(notes).ListAsync(record, skip, limit, token), cancellationToken);

    private async Task<IEnumerable<(string Id, string Name)>> OfDealListAsync(CancellationToken cancellationToken) =>
        await lists.OfDealsAsync(cancellationToken) is { } list
            ? (await lists.FieldsAsync(list, cancellationToken)).Select(field => (field.Key, field.Name))
            : [];

    private static IReadOnlyList<NamedRef> Named(params (string Id, string Name)[] own) =>
    [
        .. own.Select(field => new NamedRef { Id = field.Id, Name = field.Name }),
        new() { Id = "stage", Name = "Stage" },
        new() { Id = "lastContacted", Name = "Last contacted" },
        new() { Id = "nextStep", Name = "Next step" },
    ];
}
