using X80.Contract.Kinds;
using X80.ReferenceServer.Settings;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local.Tables;

/// <summary>Makes records of the rows of a table, by its headings: labels or keys of fields, in any order.</summary>
internal sealed class LocalRowReader(RecordKind kind, IReadOnlyList<LocalRecord> all, IReadOnlyList<LocalField> own)
{
    private readonly Dictionary<string, LocalRecord> known = all.Where(record => record.Kind == kind.Value).ToDictionary(record => record.Id);
    private readonly HashSet<string> present = [.. all.Where(record => record.Kind == kind.Value).Select(Likeness)];
    private readonly HashSet<string> seen = [];
    private IReadOnlyList<string> keys = [];

    /// <exception cref="FormatException">A heading is unknown, there twice, or the name is missing.</exception>
    public void Head(IReadOnlyList<string> headings)
    {
        var columns = LocalColumns.Of(kind, own);
        keys = [.. headings.Select(heading => columns.FirstOrDefault(column =>
            heading.Trim().Equals(column.Heading, StringComparison.OrdinalIgnoreCase) || heading.Trim().Equals(column.Key, StringComparison.OrdinalIgnoreCase)).Key
            ?? throw new FormatException($"The first line names what a {kind} does not have. It may name: {string.Join(", ", columns.Select(column => column.Heading))}."))];
        if (keys.Distinct().Count() < keys.Count || !keys.Contains(LocalFields.Name))
        {
            throw new FormatException("The first line names every column once, the name among them.");
        }
    }

    /// <returns>The record as it shall be, and as it is; null where nothing is to be done.</returns>
    /// <exception cref="SettingsRefusedException">A cell is not of its field's kind, or the id is nobody's.</exception>
    public (LocalRecord? Before, LocalRecord Record)? Next(IReadOnlyList<string> cells)
    {
        if (cells.Count != keys.Count)
        {
            throw new SettingsRefusedException("It has another number of cells than the first line.");
        }

        var texts = keys.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second.Trim());
        var id = texts.GetValueOrDefault(LocalColumns.Id, "");
        var before = id.Length == 0 ? null : known.GetValueOrDefault(id) ?? throw new SettingsRefusedException("There is no record with this id.");
        if (id.Length > 0 && !seen.Add(id))
        {
            throw new SettingsRefusedException("This id stands in another line too.");
        }

        var record = before ?? new LocalRecord { Kind = kind.Value, Id = RandomId.New(), Name = "", Stage = kind == RecordKind.Deal ? LocalFields.StagesOf(kind.Value, own)[0] : null };
        foreach (var (key, text) in texts)
        {
            record = key switch
            {
                LocalColumns.Id => record,
                LocalColumns.Company => record with { CompanyId = Named(RecordKind.Company, text) },
                LocalColumns.Person => record with { PersonId = Named(RecordKind.Person, text) },
                _ => LocalCells.With(record, own, key, text),
            };
        }

        var isThere = before is null ? !present.Add(Likeness(record)) : Likeness(before) == Likeness(record);
        return isThere ? null : (before, record);
    }

    /// <summary>Everything of a record but its id.</summary>
    private static string Likeness(LocalRecord record) => string.Join(
        '\n',
        [
            record.Name, record.Phone, record.Email, record.Domain, record.Stage, record.NextStepDay, record.CompanyId, record.PersonId,
            .. record.Own.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"),
        ]);

    /// <exception cref="SettingsRefusedException">None or several bear that name.</exception>
    private string? Named(RecordKind of, string name) => name.Length == 0 ? null
        : all.Where(record => record.Kind == of.Value && record.Name == name).Take(2).ToList() switch
        {
            [var one] => one.Id,
            [] => throw new SettingsRefusedException($"There is no {of} of the name that it belongs to. Import those first."),
            _ => throw new SettingsRefusedException($"Several records are a {of} of that name."),
        };
}
