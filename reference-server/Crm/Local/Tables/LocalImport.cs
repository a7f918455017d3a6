using X80.Contract.Kinds;
using X80.ReferenceServer.Access;
using X80.ReferenceServer.Auditing;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local.Tables;

/// <summary>
/// Takes a table of records of one kind: a row with an id changes that record, one without makes a new one, unless the very same
/// is there already. All of it or nothing.
/// </summary>
internal sealed class LocalImport(IStore store, LocalDirectory directory, SettingsDesk desk, AuditTrail audit, TimeProvider time)
{
    private const int MostRows = 5_000;
    private const int MostFaults = 5;

    /// <returns>How many records are new, were changed, and stayed as they were.</returns>
    /// <exception cref="SettingsRefusedException">Nothing was imported; the message says which lines are wrong, and how.</exception>
    public async Task<(int Made, int Changed, int Same)> RunAsync(Caller administrator, RecordKind kind, Stream table, CancellationToken cancellationToken)
    {
        var (all, own) = (await directory.AllAsync(cancellationToken), await directory.FieldsAsync(cancellationToken));
        var (wanted, total) = Read(kind, table, all, own);
        var (made, changed) = (wanted.Count(row => row.Before is null), wanted.Count(row => row.Before is not null));
        await desk.AsAdministratorAsync(
            administrator,
            session =>
            {
                audit.Append(
                    session, administrator, new AuditEntry("web import records", Allowed: true) { Counts = $"kind={kind} made={made} changed={changed}" });
                return true;
            },
            cancellationToken);
        var workspace = administrator.Member.Workspace;
        await store.WriteAsync(
            StoreRole.Records(workspace),
            session =>
            {
                foreach (var (before, record) in wanted)
                {
                    if (before is null)
                    {
                        LocalShelf.Add(session, workspace, record, time.GetUtcNow());
                    }
                    else
                    {
                        LocalShelf.Write(session, workspace, record, before);
                    }
                }

                return true;
            },
            cancellationToken);
        return (made, changed, total - made - changed);
    }

    private static (List<(LocalRecord? Before, LocalRecord Record)> Wanted, int Total) Read(
        RecordKind kind, Stream table, IReadOnlyList<LocalRecord> all, IReadOnlyList<LocalField> own)
    {
        var reader = new LocalRowReader(kind, all, own);
        var (wanted, faults, total) = (new List<(LocalRecord?, LocalRecord)>(), new List<string>(), 0);
        try
        {
            var rows = CsvText.Read(table, MostRows + 1);
            total = rows.Count - 1;
            reader.Head(rows.Count == 0 ? [] : rows[0].Cells);
            foreach (var (line, cells) in rows.Skip(1))
            {
                try
                {
                    if (reader.Next(cells) is { } row)
                    {
                        wanted.Add(row);
                    }
                }
                catch (SettingsRefusedException wrong)
                {
                    faults.Add($"Line {line}: {wrong.Message}");
                }
            }
        }
        catch (FormatException wrong)
        {
            faults.Add(wrong.Message);
        }

        return faults.Count == 0
            ? (wanted, total)
            : throw new SettingsRefusedException($"Nothing was imported. {string.Join(" ", faults.Take(MostFaults))}{(faults.Count > MostFaults ? $" And {faults.Count - MostFaults} lines more." : "")}");
    }
}
