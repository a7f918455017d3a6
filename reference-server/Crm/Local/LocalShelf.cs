using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Storage;

namespace X80.ReferenceServer.Crm.Local;

/// <summary>Reads records with what stands in the workspace's own fields, and writes it.</summary>
internal static class LocalShelf
{
    public static IReadOnlyList<LocalField> Fields(StoreSession session, string workspace) =>
        session.Query<LocalField>("crm.fields", new { Workspace = workspace });

    public static IReadOnlyList<LocalRecord> All(StoreSession session, string workspace)
    {
        var values = session.Query<LocalValueRow>("crm.values_all", new { Workspace = workspace }).ToLookup(row => (row.Kind, row.RecordId));
        return [.. session.Query<LocalRecord>("crm.all", new { Workspace = workspace }).Select(record => With(record, values[(record.Kind, record.Id)]))];
    }

    /// <returns>Null when there is none.</returns>
    public static LocalRecord? Find(StoreSession session, string workspace, RecordRef record)
    {
        var arguments = new { Workspace = workspace, Kind = record.Kind.Value, Id = record.Id.Value };
        return session.Find<LocalRecord>("crm.find", arguments) is { } found ? With(found, session.Query<LocalValueRow>("crm.values_of", arguments)) : null;
    }

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
