using System.Text.Json;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>
/// Reads one record: itself and its dates by version 1, the stage through the list entry of its newest opportunity by version 2,
/// the next step from what is to be done and the next meeting.
/// </summary>
internal sealed class AffinityReading(AffinityHttp http, AffinityFields fields, Func<RecordRef, string> address)
{
    private const string Extras = "?with_interaction_dates=true&with_opportunities=true&with_current_organizations=true";

    /// <returns>Null when there is none.</returns>
    public async Task<CrmRecord?> FindAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (AffinityIds.Of(record) is not { } id)
        {
            return null;
        }

        var isDeal = record.Kind == RecordKind.Deal;
        if (await http.FindAsync($"{AffinityIds.PlaceOf(record.Kind)}/{AffinityIds.Word(id)}{(isDeal ? "" : Extras)}", cancellationToken) is not { } row)
        {
            return null;
        }

        var deal = isDeal ? row : await NewestDealAsync(row, cancellationToken);
        var dates = row.TryGetProperty("interaction_dates", out var held) ? held : default;
        return new CrmRecord
        {
            Kind = record.Kind,
            RecordId = record.Id,
            Name = AffinityText.NameOf(row),
            Url = address(record),
            Fields = [.. await FieldsAsync(record, id, row, cancellationToken)],
            Stage = deal is { } opportunity ? await StageAsync(opportunity, cancellationToken) : null,
            LastContactedAt = AffinityText.TimeOf(dates, "last_interaction_date"),
            NextStepAt = await NextStepAsync(record, dates, cancellationToken),
        };
    }

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

    /// <returns>Null where the key may not see the list, or the entry has none.</returns>
    private async Task<string?> StageAsync(JsonElement deal, CancellationToken cancellationToken)
    {
        var entry = AffinityHttp.Rows(deal, "list_entries").FirstOrDefault();
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (list, row) = (AffinityIds.Of(entry, "list_id"), AffinityIds.Of(entry));
        var answer = await http.AskAsync($"v2/lists/{AffinityIds.Word(list)}/list-entries/{AffinityIds.Word(row)}/fields?types=list&limit=100", question: null, cancellationToken);
        if (answer.Status is 403 or 404)
        {
            return null;
        }

        var stages =
            from field in AffinityHttp.Rows(AffinityHttp.Read(answer), "data")
            where field.TryGetProperty("value", out _)
            let value = field.GetProperty("value")
            where AffinityText.Of(value, "type") == "ranked-dropdown" && value.TryGetProperty("data", out _)
            orderby AffinityText.Of(field, "name") == "Status" descending
            select AffinityText.Of(value.GetProperty("data"), "text");
        return stages.FirstOrDefault();
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
