using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Crm;

/// <summary>
/// Which kinds of records, and which of their fields, the workspace's administrator lets members see (CRM-10). Matching is
/// searching: a chat's number is compared with a field only where that field is allowed.
/// </summary>
internal sealed class RecordAccess
{
    private const string Stage = "stage";
    private const string LastContacted = "lastContacted";
    private const string NextStep = "nextStep";
    private readonly HashSet<string> kinds;
    private readonly HashSet<string> fields;

    public RecordAccess(WorkspaceSettings settings, ICrmConnector crm)
    {
        kinds = [.. settings.RecordKinds ?? [.. crm.Kinds.Select(kind => kind.Value)]];
        fields = [.. settings.RecordFields ?? crm.DefaultFields];
        PhoneRegion = settings.PhoneRegion;
    }

    /// <value>The workspace's country of numbers that are written without one; null where it has set none.</value>
    public string? PhoneRegion { get; }

    public bool Allows(RecordKind kind) => kinds.Contains(kind.Value);

    public bool Allows(string field) => fields.Contains(field);

    /// <summary>The record with nothing in it but what may be seen.</summary>
    public CrmRecord Only(CrmRecord record) => record with
    {
        Fields = [.. record.Fields.Where(field => Allows(field.Key))],
        Stage = Allows(Stage) ? record.Stage : null,
        LastContactedAt = Allows(LastContacted) ? record.LastContactedAt : null,
        NextStepAt = Allows(NextStep) ? record.NextStepAt : null,
    };
}
