using System.Net.Http.Json;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Fields;

namespace X80.ReferenceServer.Tests.Rig.Remote;

/// <summary>The stand-in as a server in a process of its own reaches it: notes and activities through its door, records made up here.</summary>
internal sealed class WiredCrm(Uri door) : ICrmConnector, IRemoteCrm, IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = door };
    private readonly StandInCrm records = new();

    public CrmName Name => records.Name;

    public string DisplayName => records.DisplayName;

    public IReadOnlyList<RecordKind> Kinds => records.Kinds;

    public IRemoteCrm Remote => this;

    public int NoteLength => records.NoteLength;

    public string AddressOf(RecordRef record) => records.AddressOf(record);

    public Task<KeyCheck> CheckAsync(CancellationToken cancellationToken) => records.CheckAsync(cancellationToken);

    public Task<IReadOnlyDictionary<RecordKind, IReadOnlyList<NamedRef>>> ListFieldsAsync(CancellationToken cancellationToken) =>
        records.ListFieldsAsync(cancellationToken);

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) => records.FindAsync(record, cancellationToken);

    public Task<IReadOnlyDictionary<RecordRef, RecordName>> FindNamesAsync(IReadOnlyCollection<RecordRef> all, CancellationToken cancellationToken) =>
        records.FindNamesAsync(all, cancellationToken);

    public Task<IReadOnlyList<RecordHit>> SearchAsync(string query, RecordKind? kind, RecordAccess access, CancellationToken cancellationToken) =>
        records.SearchAsync(query, kind, access, cancellationToken);

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(ChatEnvelope envelope, RecordAccess access, CancellationToken cancellationToken) =>
        records.SuggestAsync(envelope, access, cancellationToken);

    public Task<CrmRecord> CreateAsync(PlannedRecord planned, CreateRecord request, RecordAccess access, CancellationToken cancellationToken) =>
        records.CreateAsync(planned, request, access, cancellationToken);

    public Task<IReadOnlyList<FieldOutcome>> EditAsync(RecordRef record, IReadOnlyList<FieldEdit> edits, RecordAccess access, CancellationToken cancellationToken) =>
        records.EditAsync(record, edits, access, cancellationToken);

    public Task<ActivityPage> ListActivitiesAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken) =>
        records.ListActivitiesAsync(record, skip, limit, cancellationToken);

    public async Task<string> CreateAsync(RemoteKind kind, RecordRef record, RemoteText text, CancellationToken cancellationToken) =>
        (await AskAsync("create", Call(kind, record) with { Title = text.Title, Body = text.Body }, cancellationToken)).Id!;

    public async Task<string?> ReadAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken) =>
        (await AskAsync("read", Call(kind, record) with { Id = id }, cancellationToken)).Body;

    public async Task<IReadOnlyList<RemoteItem>> FindMarkedAsync(RemoteKind kind, RecordRef record, string marker, CancellationToken cancellationToken) =>
        [.. (await AskAsync("find", Call(kind, record) with { Marker = marker }, cancellationToken)).Items.Chunk(2).Select(item => new RemoteItem(item[0], item[1]))];

    public async Task<string> ReplaceAsync(RemoteKind kind, RecordRef record, string id, RemoteText text, CancellationToken cancellationToken) =>
        (await AskAsync("replace", Call(kind, record) with { Id = id, Title = text.Title, Body = text.Body }, cancellationToken)).Id!;

    public Task DeleteAsync(RemoteKind kind, RecordRef record, string id, CancellationToken cancellationToken) =>
        AskAsync("delete", Call(kind, record) with { Id = id }, cancellationToken);

    public void Dispose() => http.Dispose();

    private static WiredCall Call(RemoteKind kind, RecordRef record) => new(kind.ToString(), record.Kind.Value, record.Id.Value);

    private async Task<WiredAnswer> AskAsync(string request, WiredCall call, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(new Uri(request, UriKind.Relative), call, cancellationToken);
            var answer = await response.Content.ReadFromJsonAsync<WiredAnswer>(cancellationToken);
            return answer is { Failed: false } ? answer : throw new CrmFailedException(answer?.IsRefusal == true, answer?.MayHaveBeenApplied != false);
        }
        catch (HttpRequestException e)
        {
            throw new CrmFailedException(isRefusal: false, mayHaveBeenApplied: true, e);
        }
    }
}
