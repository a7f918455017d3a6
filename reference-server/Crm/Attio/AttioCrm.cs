using System.Text.Json;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Matching;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>Attio: people, companies and deals of one workspace, by one key.</summary>
internal sealed class AttioCrm : ICrmConnector
{
    /// <summary>Where its web app answers: one for all workspaces.</summary>
    public const string Host = "app.attio.com";

    public const string Home = $"https://{Host}/";

    /// <summary>What the key must be allowed, each as Attio calls it.</summary>
    private static readonly string[] Needed =
    [
        "record_permission:read-write", "object_configuration:read", "note:read-write", "task:read", "user_management:read",
    ];

    // Below what Attio counts: its second does not begin when ours does.
    private const int ReadsASecond = 90;
    private const int WritesASecond = 20;

    private readonly AttioHttp http;
    private readonly AttioSchema schema;
    private readonly AttioReading reading;
    private readonly AttioSearching searching;
    private readonly AttioCreation creation;
    private readonly AttioEdits edits;
    private readonly AttioNotes notes;
    private readonly AttioTimeline timeline;
    private readonly RecordMatcher matcher;

    /// <param name="place">Where it answers.</param>
    /// <param name="client">Makes the HTTP client for a request.</param>
    /// <param name="key">The workspace's key as it is now; null when there is none.</param>
    /// <param name="matcher">Ranks what it suggests.</param>
    /// <param name="time">The clock of waits.</param>
    public AttioCrm(AttioPlace place, Func<HttpClient> client, Func<CancellationToken, ValueTask<string?>> key, RecordMatcher matcher, TimeProvider time)
    {
        this.matcher = matcher;
        var second = TimeSpan.FromSeconds(1);
        var pace = new CrmPace(time, [new CrmRate(ReadsASecond, second)], [new CrmRate(WritesASecond, second)]);
        http = new AttioHttp(new CrmHttp(client, pace, time), place.Address, key, time);
        schema = new AttioSchema(http, time);
        reading = new AttioReading(http, schema, place, new AttioPipelines(http));
        searching = new AttioSearching(http, matcher);
        creation = new AttioCreation(http, searching, schema);
        edits = new AttioEdits(http, reading, schema);
        timeline = new AttioTimeline(http, schema, place, time);
        notes = new AttioNotes(http, timeline);
    }

    public CrmName Name => CrmName.Attio;

    public string DisplayName => "Attio";

    public IReadOnlyList<RecordKind> Kinds => AttioKinds.All;

    public IRemoteCrm Remote => notes;

    public string AddressOf(RecordRef record) => Home;

    public ValueTask<string?> FindHostAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(Host);

    public Task<KeyCheck> CheckAsync(CancellationToken cancellationToken) => http.CallAsync(
        writing: false,
        async token =>
        {
            if (await http.SelfAsync(token) is not { } self || !self.TryGetProperty("active", out var active) || active.ValueKind != JsonValueKind.True)
            {
                return KeyCheck.Unknown;
            }

            var held = (self.GetProperty("scope").GetString() ?? "").Split(' ');
            var missing = Needed.Where(scope => !held.Contains(scope) && !held.Contains(scope.Replace(":read", ":read-write", StringComparison.Ordinal)));
            return KeyCheck.Of(self.GetProperty("workspace_name").GetString(), [.. missing]);
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<RecordKind, IReadOnlyList<NamedRef>>> ListFieldsAsync(CancellationToken cancellationToken) =>
        http.CallAsync<IReadOnlyDictionary<RecordKind, IReadOnlyList<NamedRef>>>(
            writing: false,
            async token =>
            {
                var fields = new Dictionary<RecordKind, IReadOnlyList<NamedRef>>();
                foreach (var kind in Kinds)
                {
                    var attributes = await schema.OfAsync(kind, token);
                    if (attributes.Count > 0)
                    {
                        fields[kind] = [.. attributes.Select(known => new NamedRef { Id = known.Key, Name = known.Title }).Concat(Beside).DistinctBy(field => field.Id)];
                    }
                }

                return fields;
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
        http.CallAsync(writing: true, token => edits.ApplyAsync(record, wanted, matcher.In(access.PhoneRegion).Phones, token), cancellationToken);

    public Task<ActivityPage> ListActivitiesAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken) =>
        http.CallAsync(writing: false, token => new AttioActivities(notes, timeline).ListAsync(record, skip, limit, token), cancellationToken);

    /// <summary>What a record shows that is no attribute of its own.</summary>
    private static IEnumerable<NamedRef> Beside =>
    [
        new() { Id = "stage", Name = "Stage of the newest deal or list entry" },
        new() { Id = "lastContacted", Name = "Last contacted" },
        new() { Id = "nextStep", Name = "Next step" },
    ];
}
