using System.Globalization;
using System.Text.Json.Nodes;
using X80.Contract.Kinds;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Affinity.Lists;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>Sets fields of a record one by one, each with its own result, and reads them back.</summary>
internal sealed class AffinityEdits(AffinityHttp http, AffinityReading reading, AffinityFields fields, AffinityEntries entries)
{
    public async Task<IReadOnlyList<FieldOutcome>> ApplyAsync(RecordRef record, IReadOnlyList<FieldEdit> edits, RecordAccess access, CancellationToken cancellationToken)
    {
        var present = await reading.FindAsync(record, cancellationToken);
        var states = new Dictionary<string, FieldState>();
        var isWritten = false;
        foreach (var edit in edits)
        {
            var held = present?.Fields.FirstOrDefault(field => field.Key == edit.Key);
            var isDone = held is not null && FieldEdit.Same(held.Value, edit.Value);
            states[edit.Key] = held is not { Editable: true } ? FieldState.Refused
                : isDone ? FieldState.Done
                : !FieldEdit.Same(held.Value, edit.Was) ? FieldState.Changed
                : await SetAsync(record, edit, access, cancellationToken);
            isWritten |= !isDone && states[edit.Key] == FieldState.Done;
        }

        if (isWritten && await reading.FindAsync(record, cancellationToken) is { } after)
        {
            foreach (var edit in edits.Where(edit => states[edit.Key] == FieldState.Done))
            {
                if (!Holds(after.Fields.FirstOrDefault(field => field.Key == edit.Key)?.Value, edit.Value))
                {
                    throw CrmFailedException.Unavailable(mayHaveBeenApplied: true);
                }
            }
        }

        return [.. edits.Select(edit => new FieldOutcome(edit.Key, states[edit.Key]))];
    }

    /// <summary>A number may come back in other digits than it was written in, and several values in another order.</summary>
    private static bool Holds(FieldValue? held, FieldValue? wanted) =>
        FieldEdit.Same(held, wanted)
        || held is not null && wanted is not null && held.IsList == wanted.IsList
            && held.Items.Select(Plain).Order(StringComparer.Ordinal).SequenceEqual(wanted.Items.Select(Plain).Order(StringComparer.Ordinal));

    private static string Plain(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number.ToString("G29", CultureInfo.InvariantCulture) : text;

    private async Task<FieldState> SetAsync(RecordRef record, FieldEdit edit, RecordAccess access, CancellationToken cancellationToken)
    {
        if (AffinityEntries.IsKey(edit.Key))
        {
            return await reading.OwnEntryAsync(record, cancellationToken) is { } entry
                && await entries.SetAsync(entry, edit.Key, edit.Value, access, cancellationToken) is { } set && IsTaken(set) ? FieldState.Done : FieldState.Refused;
        }

        if (edit.Value is { IsList: true } || AffinityIds.Of(record) is not { } id)
        {
            return FieldState.Refused;
        }

        var value = edit.Value?.Items[0];
        try
        {
            return value is null ? await EmptyAsync(id, edit.Key, cancellationToken) : await SetAsync(record, id, (edit.Key, value), cancellationToken);
        }
        catch (CrmFailedException refused) when (refused is { IsRefusal: true, MayHaveBeenApplied: false })
        {
            return FieldState.Refused;
        }
    }

    /// <summary>Only where that takes nothing besides the one value that the person saw: no further numbers, no further addresses.</summary>
    private async Task<FieldState> EmptyAsync(long id, string key, CancellationToken cancellationToken)
    {
        if (key == "phone")
        {
            return await fields.RemovePhoneAsync(id, cancellationToken) ? FieldState.Done : FieldState.CannotBeEmptied;
        }

        if (key != "email" || await http.FindAsync($"persons/{AffinityIds.Word(id)}", cancellationToken) is not { } row || AffinityText.Many(row, "emails").Count != 1)
        {
            return FieldState.CannotBeEmptied;
        }

        var answer = await http.WriteAsync(HttpMethod.Put, $"persons/{AffinityIds.Word(id)}", new JsonObject { ["emails"] = new JsonArray() }, cancellationToken);
        return IsTaken(answer) ? FieldState.Done : FieldState.CannotBeEmptied;
    }

    private async Task<FieldState> SetAsync(RecordRef record, long id, (string Key, string Value) what, CancellationToken cancellationToken)
    {
        if (what.Key == "phone")
        {
            await fields.SetPhoneAsync(id, what.Value, cancellationToken);
            return FieldState.Done;
        }

        var body = await ChangeAsync(record, id, what.Key, what.Value, cancellationToken);
        var answer = await http.WriteAsync(HttpMethod.Put, $"{AffinityIds.PlaceOf(record.Kind)}/{AffinityIds.Word(id)}", body, cancellationToken);
        return IsTaken(answer) ? FieldState.Done : FieldState.Refused;
    }

    private static bool IsTaken(CrmAnswer answer) =>
        answer.IsSuccess || (answer.Status is >= 400 and < 500 ? false : throw answer.Failure());

    private async Task<JsonObject> ChangeAsync(RecordRef record, long id, string key, string value, CancellationToken cancellationToken)
    {
        if (key == "email")
        {
            // The list is replaced whole: the first address gives way, the others stay.
            var row = await http.FindAsync($"persons/{AffinityIds.Word(id)}", cancellationToken) ?? throw CrmFailedException.Refused();
            var others = AffinityText.Many(row, "emails").Skip(1).Where(email => !email.Equals(value, StringComparison.OrdinalIgnoreCase));
            return new JsonObject { ["emails"] = new JsonArray([value, .. others.Select(email => (JsonNode)email)]) };
        }

        if (key != "name" || record.Kind != RecordKind.Person)
        {
            return new JsonObject { [key] = value };
        }

        var (first, last) = AffinityText.Split(value);
        return new JsonObject { ["first_name"] = first, ["last_name"] = last };
    }
}
