using X80.Contract.Kinds;

namespace X80.ReferenceServer.Crm.Local.Tables;

/// <summary>The columns of a table of records of one kind: the id, the fields, and the records that they belong to by name.</summary>
internal static class LocalColumns
{
    public const string Id = "id";
    public const string Company = "company";
    public const string Person = "person";

    /// <returns>The key of each column with its heading.</returns>
    public static IReadOnlyList<(string Key, string Heading)> Of(RecordKind kind, IEnumerable<LocalField> own) =>
    [
        (Id, "Id"),
        .. LocalFields.Named(kind, own).Where(field => field.Id != LocalFields.LastContacted).Select(field => (field.Id, field.Name)),
        .. kind == RecordKind.Company ? Array.Empty<(string, string)>() : [(Company, "Company")],
        .. kind == RecordKind.Deal ? [(Person, "Person")] : Array.Empty<(string, string)>(),
    ];
}
