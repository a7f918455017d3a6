using System.Text.Json;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Affinity.Lists;

/// <summary>
/// Reads and sets what lies in rows of lists, by version 2: the stage, and of an opportunity every field of its list. A key that may not
/// export lists sees none.
/// </summary>
internal sealed class AffinityEntries(AffinityHttp http, AffinityLists lists, AffinityForms forms)
{
    private const string Stage = "stage";
    private const string OwnList = "list";

    public static bool IsKey(string key) => key == Stage || key.StartsWith("field-", StringComparison.Ordinal);

    /// <returns>The row of an opportunity, as version 1 says it; null where the key may not see the list.</returns>
    public async Task<AffinityEntry?> OfDealAsync(JsonElement deal, CancellationToken cancellationToken)
    {
        var entry = AffinityHttp.Rows(deal, "list_entries").FirstOrDefault();
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (list, row) = (AffinityIds.Of(entry, "list_id"), AffinityIds.Of(entry));
        var answer = await http.AskAsync($"{PathOf(list, row)}?types={OwnList}&limit=100", question: null, cancellationToken);
        return answer.Status is 403 or 404 ? null : new AffinityEntry(list, row, [.. AffinityHttp.Rows(AffinityHttp.Read(answer), "data")]);
    }

    /// <returns>The newest row of a person or company; null where there is none to be seen.</returns>
    public async Task<AffinityEntry?> NewestAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var place = record.Kind == RecordKind.Person ? "persons" : "companies";
        var answer = await http.AskAsync($"v2/{place}/{record.Id}/list-entries?limit=100", question: null, cancellationToken);
        return answer.Status is 403 or 404 ? null : AffinityHttp.Rows(AffinityHttp.Read(answer), "data")
            .OrderByDescending(entry => AffinityText.TimeOf(entry, "createdAt"))
            .Select(entry => new AffinityEntry(
                AffinityIds.Of(entry, "listId"),
                AffinityIds.Of(entry),
                [.. AffinityHttp.Rows(entry, "fields").Where(field => AffinityText.Of(field, "type") == OwnList)]))
            .FirstOrDefault(entry => entry.Stage is not null);
    }

    /// <returns>What of a row members are shown as fields of its record: the stage first, and of an opportunity all the others.</returns>
    public async Task<IReadOnlyList<RecordField>> FieldsAsync(RecordKind kind, AffinityEntry entry, CancellationToken cancellationToken)
    {
        var known = await lists.FieldsAsync(entry.List, cancellationToken);
        var shown = entry.Fields.Where(field => kind == RecordKind.Deal || KeyOf(entry, field) == Stage);
        return [.. shown.Select(field => AffinityCells.FieldOf(KeyOf(entry, field), field, Known(known, field))).OfType<RecordField>().OrderBy(field => field.Key != Stage)];
    }

    /// <returns>What Affinity answered; null where the row has no such field, or it cannot hold this.</returns>
    public async Task<CrmAnswer?> SetAsync(AffinityEntry entry, string key, FieldValue? value, RecordAccess access, CancellationToken cancellationToken)
    {
        var known = await lists.FieldsAsync(entry.List, cancellationToken);
        var field = entry.Fields.FirstOrDefault(field => KeyOf(entry, field) == key);
        return field.ValueKind == JsonValueKind.Object && await forms.OfAsync(field, Known(known, field), value, access, cancellationToken) is { } body
            ? await http.WriteAsync(HttpMethod.Post, $"{PathOf(entry.List, entry.Id)}/{IdOf(field)}", body, cancellationToken)
            : null;
    }

    private static string PathOf(long list, long row) => $"v2/lists/{AffinityIds.Word(list)}/list-entries/{AffinityIds.Word(row)}/fields";

    private static string KeyOf(AffinityEntry entry, JsonElement field) =>
        entry.Stage is { } stage && IdOf(stage) == IdOf(field) ? Stage : IdOf(field);

    /// <exception cref="CrmFailedException">It is no id of a list's field: no address is built of it.</exception>
    private static string IdOf(JsonElement field) =>
        AffinityText.Of(field, "id") is { } id && id.StartsWith("field-", StringComparison.Ordinal) && AffinityIds.Parse(id["field-".Length..]) is not null
            ? id
            : throw CrmFailedException.Unavailable(mayHaveBeenApplied: false);

    private static AffinityListField? Known(IReadOnlyList<AffinityListField> known, JsonElement field) => known.FirstOrDefault(one => one.Key == IdOf(field));
}
