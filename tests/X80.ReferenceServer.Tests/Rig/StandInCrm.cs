using System.Collections.Concurrent;
using System.Globalization;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Fields;

namespace X80.ReferenceServer.Tests.Rig;

/// <summary>
/// A remote CRM in memory that keeps the rules of one: every request is written down as it starts, and it can be down, slow,
/// talk nonsense, or do what it is asked and lose the answer.
/// </summary>
internal sealed class StandInCrm : ICrmConnector, IRemoteCrm
{
    private readonly ConcurrentDictionary<string, StandInItem> items = new();
    private int next;

    public static CrmName CrmName { get; } = CrmName.Parse("standin");

    /// <summary>Asked as each request starts, with its name; what it does is what the CRM does.</summary>
    public Func<string, CancellationToken, Task<StandInMood>> Mood { get; set; } = (_, _) => Task.FromResult(StandInMood.Well);

    /// <summary>What each request that writes held, in the order in which they started.</summary>
    public ConcurrentQueue<string> Started { get; } = [];

    /// <summary>The ids that were asked to be deleted.</summary>
    public ConcurrentQueue<string> Deleted { get; } = [];

    public IReadOnlyList<StandInItem> Items => [.. items.Values.OrderBy(item => item.Id, StringComparer.Ordinal)];

    public IReadOnlyList<StandInItem> Notes => [.. Items.Where(item => item.Kind == RemoteKind.Note)];

    public CrmName Name { get; init; } = CrmName;

    public string DisplayName => "Stand-in";

    public IReadOnlyList<RecordKind> Kinds { get; } = [RecordKind.Person, RecordKind.Company];

    public IRemoteCrm Remote => this;

    public int NoteLength { get; init; } = 2_000;

    public string AddressOf(RecordRef record) => $"https://crm.example/{record.Kind}/{record.Id}";

    /// <value>True: it answers a deletion well and does not do it.</value>
    public bool OnlySaysThatItDeletes { get; set; }

    /// <summary>A note that was on its way when its request was given up is written after all.</summary>
    public void ArriveLate(RecordRef record, string body)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"late-{Interlocked.Increment(ref next):D6}");
        items[id] = new StandInItem(id, RemoteKind.Note, record, "", body, IsOurs: true);
    }

    /// <summary>What it held in another process.</summary>
    public void Restore(IReadOnlyList<StandInItem> held)
    {
        foreach (var item in held)
        {
            items[item.Id] = item;
        }

        next = held.Count;
    }

    /// <summary>A person edits what stands there.</summary>
    public void EditByHand(string id, string body) => items[id] = items[id] with { Body = body };

    public void DeleteByHand(string id) => items.TryRemove(id, out _);

    public async Task<KeyCheck> CheckAsync(CancellationToken cancellationToken)
    {
        await BeginAsync("check", cancellationToken);
        return KeyCheck.Of("Stand-in", []);
    }

    public async Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken)
    {
        await BeginAsync("find", cancellationToken);
        return record.Id.Value.StartsWith("nobody", StringComparison.Ordinal) ? null : Record(record);
    }

    public async Task<IReadOnlyDictionary<RecordRef, RecordName>> FindNamesAsync(IReadOnlyCollection<RecordRef> records, CancellationToken cancellationToken)
    {
        await BeginAsync("names", cancellationToken);
        return records.ToDictionary(record => record, record => new RecordName(Record(record).Name, Record(record).Url));
    }

    public async Task<string> CreateAsync(RemoteKind kind, RecordRef record, RemoteText text, CancellationToken cancellationToken)
    {
        Started.Enqueue(text.Body);
        var mood = await BeginAsync("create", cancellationToken);
        var id = string.Create(CultureInfo.InvariantCulture, $"remote-{Interlocked.Increment(ref next):D6}");
        items[id] = new StandInItem(id, kind, record, text.Title, text.Body, IsOurs: true);
        await AnswerAsync(mood, cancellationToken);
        return id;
    }

    public async Task<string?> ReadAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken)
    {
        await BeginAsync("read", cancellationToken);
        return items.TryGetValue(id, out var item) && item.Record == record ? item.Body : null;
    }

    public async Task<IReadOnlyList<RemoteItem>> FindMarkedAsync(RemoteKind kind, RecordRef record, string marker, CancellationToken cancellationToken)
    {
        await BeginAsync("find-marked", cancellationToken);
        return [.. Items.Where(item => item.IsOurs && item.Kind == kind && item.Record == record
                && item.Body.Split('\n')[^1].StartsWith(marker, StringComparison.Ordinal))
            .Select(item => new RemoteItem(item.Id, item.Body))];
    }

    public async Task<string> ReplaceAsync(RemoteKind kind, RecordRef record, string id, RemoteText text, CancellationToken cancellationToken)
    {
        Started.Enqueue(text.Body);
        var mood = await BeginAsync("replace", cancellationToken);
        items[id] = items[id] with { Title = text.Title, Body = text.Body };
        await AnswerAsync(mood, cancellationToken);
        return id;
    }

    public async Task DeleteAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken)
    {
        Deleted.Enqueue(id);
        await BeginAsync("delete", cancellationToken);
        if (!OnlySaysThatItDeletes)
        {
            items.TryRemove(id, out _);
        }
    }

    public async Task<IReadOnlyDictionary<RecordKind, IReadOnlyList<NamedRef>>> ListFieldsAsync(CancellationToken cancellationToken)
    {
        await BeginAsync("list-fields", cancellationToken);
        IReadOnlyList<NamedRef> fields = [new() { Id = "name", Name = "Full name" }, new() { Id = "deal-size", Name = "Deal size" }];
        return Kinds.ToDictionary(kind => kind, _ => fields);
    }

    public Task<IReadOnlyList<RecordHit>> SearchAsync(string query, RecordKind? kind, RecordAccess access, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecordHit>>([]);

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(ChatEnvelope envelope, RecordAccess access, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Suggestion>>([]);

    public Task<CrmRecord> CreateAsync(PlannedRecord planned, CreateRecord request, RecordAccess access, CancellationToken cancellationToken) =>
        Task.FromResult(Record(new RecordRef(request.Kind, RecordId.Parse(planned.Id))));

    public Task<IReadOnlyList<FieldOutcome>> EditAsync(RecordRef record, IReadOnlyList<FieldEdit> edits, RecordAccess access, CancellationToken cancellationToken) =>
        throw new CrmFailedException(isRefusal: true, mayHaveBeenApplied: false);

    public Task<ActivityPage> ListActivitiesAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(new ActivityPage { Items = [] });

    private static Task AnswerAsync(StandInMood mood, CancellationToken cancellationToken) => mood switch
    {
        StandInMood.LosesTheAnswer => throw new CrmFailedException(isRefusal: false, mayHaveBeenApplied: true),
        StandInMood.NeverAnswers => Task.Delay(Timeout.Infinite, cancellationToken),
        _ => Task.CompletedTask,
    };

    private static CrmRecord Record(RecordRef record) => new()
    {
        Kind = record.Kind,
        RecordId = record.Id,
        Name = "Ana Lima",
        Url = $"https://crm.example/{record.Kind}/{record.Id}",
        Fields = [],
    };

    private async Task<StandInMood> BeginAsync(string request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mood = await Mood(request, cancellationToken);
        return mood switch
        {
            StandInMood.IsDown => throw new CrmFailedException(isRefusal: false, mayHaveBeenApplied: false),
            StandInMood.Refuses => throw new CrmFailedException(isRefusal: true, mayHaveBeenApplied: false),
            StandInMood.TalksNonsense => throw new CrmFailedException(isRefusal: false, mayHaveBeenApplied: true),
            _ => mood,
        };
    }
}
