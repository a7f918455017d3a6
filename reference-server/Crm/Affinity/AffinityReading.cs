using System.Text.Json;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Affinity.Lists;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// Reads one record: itself and its dates by version 1, the stage through the list entry of its newest opportunity, or its own, by
/// version 2, the next step from what is to be done and the next meeting.
/// </summary>
internal sealed class AffinityReading(AffinityHttp http, AffinityFields fields, AffinityEntries entries, Func<RecordRef, string> address)
{
    private const string Extras = "?with_interaction_dates=true&with_opportunities=true&with_current_organizations=true";

    /// <returns>Null when there is none.</returns>
    public async Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (AffinityIds.Of(record) is not { } id)
        {
            return null;
        }

        if (await http.FindAsync(PathOf(record), cancellationToken) is not { } row)
        {
            return null;
        }

        var (entry, isOwn) = await EntryAsync(record, row, cancellationToken);
        var own = entry is not null && isOwn ? await entries.FieldsAsync(record.Kind, entry, cancellationToken) : [];
        var dates = row.TryGetProperty("interaction_dates", out var held) ? held : default;
        return new CrmRecord
        {
            Kind = record.Kind,
            RecordId = record.Id,
            Name = AffinityText.NameOf(row),
            Url = address(record),
            Fields = [.. await FieldsAsync(record, id, row, cancellationToken), .. own],
            Stage = entry?.Stage is { } stage ? AffinityCells.TextOf(stage) : null,
            LastContactedAt = AffinityText.TimeOf(dates, "last_interaction_date"),
            NextStepAt = await NextStepAsync(record, dates, cancellationToken),
        };
    }

    /// <returns>The list entry whose fields are the record's own; null where there is none to be seen.</returns>
    public async Task<AffinityEntry?> OwnEntryAsync(RecordRef record, CancellationToken cancellationToken) =>
        await http.FindAsync(PathOf(record), cancellationToken) is { } row && await EntryAsync(record, row, cancellationToken) is { IsOwn: true } found ? found.Entry : null;

    private static string PathOf(RecordRef record) => $"{AffinityIds.PlaceOf(record.Kind)}/{record.Id}{(record.Kind == RecordKind.Deal ? "" : Extras)}";

    /// <summary>That of the newest opportunity, which is not the record's own, or else the record's.</summary>
    private async Task<(AffinityEntry? Entry, bool IsOwn)> EntryAsync(RecordRef record, JsonElement row, CancellationToken cancellationToken) =>
        record.Kind == RecordKind.Deal ? (await entries.OfDealAsync(row, cancellationToken), true)
        : await NewestDealAsync(row, cancellationToken) is { } deal ? (await entries.OfDealAsync(deal, cancellationToken), false)
        : (await entries.NewestAsync(record, cancellationToken), true);

    private async Task<IEnumerable<RecordField>> FieldsAsync(RecordRef record, long id, JsonElement row, CancellationToken cancellationToken)
    {
        var shown = new List<RecordField> { Field("name", "Name", FieldKind.Text, [AffinityText.NameOf(row)]) };
        if (record.Kind == RecordKind.Person)
        {
            shown.Add(Field("phone", "Phone", FieldKind.Phone, await fields.PhonesAsync(id, cancellationToken)));
            shown.Add(Field("email", "Email", FieldKind.Email, AffinityText.Many(row, "emails")));
        }
        else if (record.Kind == RecordKind.Company)
        {
            shown.Add(Field("domain", "Domain", FieldKind.Text, AffinityText.Of(row, "domain") is { } domain ? [domain] : []));
        }

        return shown;
    }

    // Several values are shown together; the first one is what an edit is about.
    private static RecordField Field(string key, string label, FieldKind kind, IReadOnlyList<string> values) => new()
    {
        Key = key,
        Label = label,
        Kind = kind,
        Value = values.Count == 0 ? null : new FieldValue(values[0]),
        Display = string.Join(", ", values),
        Editable = true,
    };

    private async Task<JsonElement?> NewestDealAsync(JsonElement row, CancellationToken cancellationToken)
    {
        var ids = AffinityIds.Many(row, "opportunity_ids").ToList();
        return ids.Count == 0 ? null : await http.FindAsync($"opportunities/{AffinityIds.Word(ids.Max())}", cancellationToken);
    }

    private async Task<DateTimeOffset?> NextStepAsync(RecordRef record, JsonElement dates, CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync($"reminders?{AffinityIds.NameOf(record.Kind)}_id={record.Id}&status=1", question: null, cancellationToken);
        var due = answer.Status is 403 or 404
            ? []
            : AffinityHttp.Rows(AffinityHttp.Read(answer), "reminders").Select(reminder => AffinityText.TimeOf(reminder, "due_date")).ToList();
        return due.Append(AffinityText.TimeOf(dates, "next_event_date")).Min();
    }
}
