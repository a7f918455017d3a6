using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Keeping;

namespace X80.ReferenceServer.Crm;

/// <summary>The workspace's CRM, as <see cref="CrmChoice"/> says for this request.</summary>
internal sealed class WorkspaceCrm(CrmChoice choice) : ICrmConnector
{
    public CrmName Name => choice.Here.Name;

    public string DisplayName => choice.Here.DisplayName;

    public IReadOnlyList<RecordKind> Kinds => choice.Here.Kinds;

    public IReadOnlyList<string> DefaultFields => choice.Here.DefaultFields;

    public IRemoteCrm? Remote => choice.Here.Remote;

    public string AddressOf(RecordRef record) => choice.Here.AddressOf(record);

    public ValueTask<string?> FindHostAsync(CancellationToken cancellationToken) => choice.Here.FindHostAsync(cancellationToken);

    public Task<KeyCheck> CheckAsync(CancellationToken cancellationToken) => choice.Here.CheckAsync(cancellationToken);

    public Task<IReadOnlyDictionary<RecordKind, IReadOnlyList<NamedRef>>> ListFieldsAsync(CancellationToken cancellationToken) =>
        choice.Here.ListFieldsAsync(cancellationToken);

    public Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken) => choice.Here.FindAsync(record, cancellationToken);

    public Task<IReadOnlyDictionary<RecordRef, RecordName>> FindNamesAsync(IReadOnlyCollection<RecordRef> records, CancellationToken cancellationToken) =>
        choice.Here.FindNamesAsync(records, cancellationToken);

    public Task<IReadOnlyList<RecordHit>> SearchAsync(string query, RecordKind? kind, RecordAccess access, CancellationToken cancellationToken) =>
        choice.Here.SearchAsync(query, kind, access, cancellationToken);

    public Task<IReadOnlyList<Suggestion>> SuggestAsync(ChatEnvelope envelope, RecordAccess access, CancellationToken cancellationToken) =>
        choice.Here.SuggestAsync(envelope, access, cancellationToken);

    public Task<CrmRecord> CreateAsync(PlannedRecord planned, CreateRecord request, RecordAccess access, CancellationToken cancellationToken) =>
        choice.Here.CreateAsync(planned, request, access, cancellationToken);

    public Task<IReadOnlyList<FieldOutcome>> EditAsync(RecordRef record, IReadOnlyList<FieldEdit> edits, RecordAccess access, CancellationToken cancellationToken) =>
        choice.Here.EditAsync(record, edits, access, cancellationToken);

    public Task<ActivityPage> ListActivitiesAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken) =>
        choice.Here.ListActivitiesAsync(record, skip, limit, cancellationToken);
}
