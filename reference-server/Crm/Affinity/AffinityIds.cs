using System.Globalization;
using System.Text.Json;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>Affinity's ids are whole numbers; what is none is nobody's, and no address is built of it.</summary>
internal static class AffinityIds
{
    /// <returns>Null for what cannot be an id.</returns>
    public static long? Of(RecordRef record) => Parse(record.Id.Value);

    public static long? Parse(string text) =>
        text.Length <= 18 && text.Length > 0 && text[0] != '0' && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <exception cref="CrmFailedException">The answer holds no id.</exception>
    public static long Of(JsonElement row, string name = "id") =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var held) && held.ValueKind == JsonValueKind.Number && held.TryGetInt64(out var id) && id > 0
            ? id
            : throw CrmFailedException.Unavailable(mayHaveBeenApplied: false);

    public static IEnumerable<long> Many(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var held) && held.ValueKind == JsonValueKind.Array
            ? held.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Number).Select(one => one.GetInt64())
            : [];

    public static RecordRef Record(RecordKind kind, long id) => new(kind, RecordId.Parse(Word(id)));

    public static string Word(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where version 1 keeps records of a kind, and the names that it gives to them in notes and questions.</summary>
    public static string PlaceOf(RecordKind kind) => kind == RecordKind.Person ? "persons" : kind == RecordKind.Company ? "organizations" : "opportunities";

    public static string NameOf(RecordKind kind) => kind == RecordKind.Person ? "person" : kind == RecordKind.Company ? "organization" : "opportunity";
}
