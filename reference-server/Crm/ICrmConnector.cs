using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm;

/// <summary>
/// A CRM. What is created carries an id that the server planned before, so that a repeat after a lost answer finds what
/// the first attempt wrote (CRM-8).
/// </summary>
internal interface ICrmConnector
{
    CrmName Name { get; }

    string DisplayName { get; }

    IReadOnlyList<RecordKind> Kinds { get; }

    /// <value>Keys of the fields that may be read, searched and edited unless an administrator says otherwise (CRM-10).</value>
    IReadOnlyList<string> DefaultFields => ["name", "stage", "owner", "lastContacted", "nextStep"];

    /// <returns>Keys and labels of all fields that records of each kind have, for an administrator to choose from.</returns>
    /// <exception cref="CrmFailedException">The CRM does not say.</exception>
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

    /// <summary>Creates the record unless it is there already.</summary>
    Task<CrmRecord> CreateAsync(RecordRef planned, CreateRecord request, CancellationToken cancellationToken);

    /// <summary>
    /// Sets fields, each for itself. A field that holds the new value already is done, so that a repeat after a lost answer
    /// does nothing more; one that holds neither the new value nor the one the person saw is left as it is.
    /// </summary>
    Task<IReadOnlyList<FieldOutcome>> EditAsync(RecordRef record, IReadOnlyList<FieldEdit> edits, CancellationToken cancellationToken);

    Task<ActivityPage> ListActivitiesAsync(RecordRef record, int skip, int limit, CancellationToken cancellationToken);

    /// <value>Notes and activities of a CRM that lies elsewhere; null for the embedded one, whose are rows of this database.</value>
    IRemoteCrm? Remote { get; }

    /// <summary>Where a person opens the record; made of what is known here, without asking the CRM.</summary>
    string AddressOf(RecordRef record);

    /// <returns>Those of the records that there are.</returns>
    Task<IReadOnlyDictionary<RecordRef, CrmRecord>> FindManyAsync(IReadOnlyCollection<RecordRef> records, CancellationToken cancellationToken);
}
