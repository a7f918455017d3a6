using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>Reads records with what stands in the workspace's own fields, and writes it.</summary>
internal static class LocalShelf
{
    /// <returns>The fields that the workspace made, and its stages, which <see cref="LocalFields.StagesOf"/> reads.</returns>
    public static IReadOnlyList<LocalField> Fields(StoreSession session, string workspace) =>
        session.Query<LocalField>("crm.fields", new { Workspace = workspace });

    public static IReadOnlyList<LocalRecord> All(StoreSession session, string workspace)
    {
        var values = session.Query<LocalValueRow>("crm.values_all", new { Workspace = workspace }).ToLookup(row => (row.Kind, row.RecordId));
        return [.. session.Query<LocalRecord>("crm.all", new { Workspace = workspace }).Select(record => With(record, values[(record.Kind, record.Id)]))];
    }

    /// <returns>The record, or the one that it was merged into; null when there is none.</returns>
    public static LocalRecord? Find(StoreSession session, string workspace, RecordRef record) =>
        FindAlone(session, workspace, record) is { } found
            ? With(found, session.Query<LocalValueRow>("crm.values_of", Arguments(workspace, found, into: null)))
            : null;

    /// <returns>The same without what stands in the workspace's own fields.</returns>
    public static LocalRecord? FindAlone(StoreSession session, string workspace, RecordRef record) =>
        session.Find<LocalRecord>("crm.find", new { Workspace = workspace, Kind = record.Kind.Value, Id = record.Id.Value });

    /// <returns>Every id that means the record: its own, and those that were merged into it.</returns>
    public static IReadOnlyList<string> Meaning(StoreSession session, string workspace, RecordRef record) =>
        Find(session, workspace, record) is { } found ? session.Query<string>("crm.meaning", Arguments(workspace, found, into: null)) : [];

    /// <summary>From now on the id of one record means the other one, and what belonged to it belongs to that one.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="workspace">Whose records.</param>
    /// <param name="goes">The one that goes.</param>
    /// <param name="stays">The one that stays, as it shall be.</param>
    /// <param name="stored">The same as it is stored.</param>
    public static void Merge(StoreSession session, string workspace, LocalRecord goes, LocalRecord stays, LocalRecord stored)
    {
        Write(session, workspace, stays, stored);
        Leave(session, workspace, goes, stays.Id);
        session.Execute("crm.drop_values", Arguments(workspace, goes, into: null));
        session.Execute("crm.follow", Arguments(workspace, goes, stays.Id));
        session.Execute("crm.merge", Arguments(workspace, goes, stays.Id));
    }

    /// <returns>False, and nothing is done, where it is not there or an activity stands on it.</returns>
    public static bool Delete(StoreSession session, string workspace, RecordRef record)
    {
        if (Find(session, workspace, record) is not { } found)
        {
            return false;
        }

        Leave(session, workspace, found, into: null);
        session.Execute("crm.drop_values", Arguments(workspace, found, into: null));
        return session.Execute("crm.delete", Arguments(workspace, found, into: null)) > 0;
    }

    /// <summary>People and deals of a record go over to another, or to none.</summary>
    private static void Leave(StoreSession session, string workspace, LocalRecord record, string? into)
    {
        if (record.Kind != RecordKind.Deal.Value)
        {
            session.Execute(record.Kind == RecordKind.Company.Value ? "crm.move_from_company" : "crm.move_from_person", Arguments(workspace, record, into));
        }
    }

    private static object Arguments(string workspace, LocalRecord record, string? into) => new { Workspace = workspace, record.Kind, record.Id, Into = into };

    /// <summary>Writes the record over what is stored under its id.</summary>
    public static void Write(StoreSession session, string workspace, LocalRecord record, LocalRecord stored)
    {
        session.Execute("crm.edit", record.ForInsert(workspace, default));
        foreach (var key in record.Own.Keys.Union(stored.Own.Keys))
        {
            WriteValue(session, workspace, record, key);
        }
    }

    public static void Add(StoreSession session, string workspace, LocalRecord record, DateTimeOffset now)
    {
        session.Execute("crm.add", record.ForInsert(workspace, now));
        foreach (var key in record.Own.Keys)
        {
            WriteValue(session, workspace, record, key);
        }
    }

    private static void WriteValue(StoreSession session, string workspace, LocalRecord record, string key)
    {
        var value = record.Own.GetValueOrDefault(key);
        session.Execute(value is null ? "crm.drop_value" : "crm.put_value", new { Workspace = workspace, record.Kind, record.Id, Key = key, Value = value });
    }

    private static LocalRecord With(LocalRecord record, IEnumerable<LocalValueRow> values) =>
        record with { Own = values.ToDictionary(row => row.FieldKey, row => row.Value) };
}
