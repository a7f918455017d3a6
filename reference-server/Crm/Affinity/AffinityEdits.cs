using System.Text.Json.Nodes;
using X80.Contract.Kinds;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Remote;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>Sets fields of a record one by one, each with its own result, and reads them back.</summary>
internal sealed class AffinityEdits(AffinityHttp http, AffinityReading reading, AffinityFields fields)
{
    public async Task<IReadOnlyList<FieldOutcome>> ApplyAsync(RecordRef record, IReadOnlyList<FieldEdit> edits, CancellationToken cancellationToken)
    {
        var present = await reading.FindAsync(record, cancellationToken);
        var states = new Dictionary<string, FieldState>();
        var isWritten = false;
        foreach (var edit in edits)
        {
            var held = present?.Fields.FirstOrDefault(field => field.Key == edit.Key);
            states[edit.Key] = held is null ? FieldState.Refused
                : FieldEdit.Same(held.Value, edit.Value) ? FieldState.Done
                : !FieldEdit.Same(held.Value, edit.Was) ? FieldState.Changed
                : await SetAsync(record, edit, cancellationToken) ? FieldState.Done : FieldState.Refused;
            isWritten |= states[edit.Key] == FieldState.Done && !FieldEdit.Same(held?.Value, edit.Value);
        }

        if (isWritten && await reading.FindAsync(record, cancellationToken) is { } after)
        {
            foreach (var edit in edits.Where(edit => states[edit.Key] == FieldState.Done))
            {
                if (!FieldEdit.Same(after.Fields.FirstOrDefault(field => field.Key == edit.Key)?.Value, edit.Value))
                {
                    throw CrmFailedException.Unavailable(mayHaveBeenApplied: true);
                }
            }
        }

        return [.. edits.Select(edit => new FieldOutcome(edit.Key, states[edit.Key]))];
    }

    /// <returns>Whether Affinity took it.</returns>
    private async Task<bool> SetAsync(RecordRef record, FieldEdit edit, CancellationToken cancellationToken)
    {
        // Nothing here can be emptied without taking what the person did not see: further numbers, further addresses.
        if (edit.Value is not { IsList: false, Items: [var value] } || AffinityIds.Of(record) is not { } id)
        {
            return false;
        }

        if (edit.Key == "phone")
        {
            try
            {
                await fields.SetPhoneAsync(id, value, cancellationToken);
                return true;
            }
            catch (CrmFailedException refused) when (refused.IsRefusal)
            {
                return false;
            }
        }

        var answer = await http.WriteAsync(
            HttpMethod.Put, $"{AffinityIds.PlaceOf(record.Kind)}/{AffinityIds.Word(id)}", await ChangeAsync(record, id, edit.Key, value, cancellationToken), cancellationToken);
        return IsTaken(answer);
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
