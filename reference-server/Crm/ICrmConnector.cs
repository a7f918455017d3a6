using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Fields;

namespace X80.ReferenceServer.Crm;

/// <summary>
/// A CRM. A repeat after a lost answer finds what the first attempt wrote, by its planned id or by what only that attempt
/// can have made (CRM-8).
/// </summary>
/// <remarks>
/// Every method that asks the CRM throws <see cref="CrmFailedException"/> when the CRM is down, refuses, or answers nonsense;
/// it is over within 10 s. Ids of records are of the contract's form, so they can be put into an address as they are.
/// </remarks>
internal interface ICrmConnector
{
    CrmName Name { get; }

    string DisplayName { get; }

    IReadOnlyList<RecordKind> Kinds { get; }

    /// <value>Keys of the fields that may be read, searched and edited unless an administrator says otherwise (CRM-10).</value>
    IReadOnlyList<string> DefaultFields => ["name", "stage", "owner", "lastContacted", "nextStep"];

    /// <summary>Asks the CRM whether the workspace's key works and may do what is needed.</summary>
    Task<KeyCheck> CheckAsync(CancellationToken cancellationToken);

    /// <returns>Keys and labels of all fields that records of each kind have, for an administrator to choose from.</returns>
    Task<IReadOnlyDictionary<RecordKind, IReadOnlyList<NamedRef>>> ListFieldsAsync(CancellationToken cancellationToken);

    /// <returns>The record, or null when there is none.</returns>
    Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken);

    /// <summary>Looks only into what <paramref name="access"/> allows.</summary>
    Task<IReadOnlyList<RecordHit>> SearchAsync(string query, RecordKind? kind, RecordAccess access, CancellationToken cancellationToken);

    /// <summary>
    /// Candidates for a chat, best first, from what <paramref name="access"/> allows; the envelope is used in memory and
    /// kept nowhere (GATE-10).
    /// </summary>
    Task<IReadOnlyList<Suggestion>> SuggestAsync(ChatEnvelope envelope, RecordAccess access, CancellationToken cancellationToken);

    /// <summary>
    /// Creates the record unless it is there already: made by an earlier attempt at <paramref name="planned"/>, or the one
    /// that holds what no two records of the CRM may hold. What is answered was read back. Numbers without a country are of the
    /// country that <paramref name="access"/> names.
    /// </summary>
    Task<CrmRecord> CreateAsync(PlannedRecord planned, CreateRecord request, RecordAccess access, CancellationToken cancellationToken);

    /// <summary>
    /// Sets fields, each for itself. A field that holds the new value already is done, so that a repeat after a lost answer
    /// does nothing more; one that holds neither the new value nor the one the person saw is left as it is. Of <paramref name="access"/> the
    /// country of numbers counts; what may be edited was decided before.
    /// </summary>
    Task<IReadOnlyList<FieldOutcome>> EditAsync(RecordRef record, IReadOnlyList<FieldEdit> edits, RecordAccess access, CancellationToken cancellationToken);

    /// <returns>What this server wrote there, newest first.</returns>
    Task<ActivityPage> ListActivitiesAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken);

    /// <value>Notes and activities of a CRM that lies elsewhere; null for the embedded one, whose are rows of this database.</value>
    IRemoteCrm? Remote { get; }

    /// <returns>The host of its web app, over https; null where records lie on this server, or it is not known and the CRM does not say.</returns>
    ValueTask<string?> FindHostAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <summary>Where a person opens the record; made of what is known here, without asking the CRM.</summary>
    string AddressOf(RecordRef record);

    /// <returns>The names of those of the records that there are.</returns>
    Task<IReadOnlyDictionary<RecordRef, RecordName>> FindNamesAsync(IReadOnlyCollection<RecordRef> records, CancellationToken cancellationToken);
}
