using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Settings;

namespace X80.ReferenceServer.Crm.Local.Tables;

/// <summary>All records of one kind as a table, for an administrator. Fields alone: notes and activities are not in it.</summary>
internal sealed class LocalExport(LocalDirectory directory, SettingsDesk desk, AuditTrail audit)
{
    /// <exception cref="SettingsRefusedException">Not an administrator.</exception>
    public async Task<byte[]> RunAsync(Caller administrator, RecordKind kind, CancellationToken cancellationToken)
    {
        var (all, own) = (await directory.AllAsync(cancellationToken), await directory.FieldsAsync(cancellationToken));
        var rows = all.Where(record => record.Kind == kind.Value).ToList();
        var columns = LocalColumns.Of(kind, own);
        var names = all.ToDictionary(record => (record.Kind, record.Id), record => record.Name);

        // Before a byte of it leaves.
        await desk.AsAdministratorAsync(
            administrator,
            session =>
            {
                audit.Append(session, administrator, new AuditEntry("web export records", Allowed: true) { Counts = $"kind={kind} rows={rows.Count}" });
                return true;
            },
            cancellationToken);
        return CsvText.Write([[.. columns.Select(column => column.Heading)], .. rows.Select(record => Cells(record, columns, own, names))]);
    }

    private static string[] Cells(
        LocalRecord record, IReadOnlyList<(string Key, string Heading)> columns, IReadOnlyList<LocalField> own, Dictionary<(string, string), string> names)
    {
        var fields = LocalFields.Of(record, own).ToDictionary(field => field.Key, field => field.Value?.Items[0] ?? "");
        return [.. columns.Select(column => column.Key switch
        {
            LocalColumns.Id => record.Id,
            LocalColumns.Company => names.GetValueOrDefault((RecordKind.Company.Value, record.CompanyId ?? ""), ""),
            LocalColumns.Person => names.GetValueOrDefault((RecordKind.Person.Value, record.PersonId ?? ""), ""),
            _ => fields[column.Key],
        })];
    }
}
