using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Records;
using X80.ReferenceServer.Conversing;
using X80.ReferenceServer.Crm.Fields;
using X80.ReferenceServer.Crm.Matching;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>Sets fields, one request a field, since Attio takes or refuses a request whole; what was set is read back.</summary>
internal sealed class AttioEdits(AttioHttp http, AttioReading reading, AttioSchema schema)
{
    public async Task<IReadOnlyList<FieldOutcome>> ApplyAsync(RecordRef record, IReadOnlyList<FieldEdit> edits, PhoneBook phones, CancellationToken cancellationToken)
    {
        var raw = await reading.RawAsync(record, cancellationToken);
        var attributes = raw is null ? [] : await schema.OfAsync(record.Kind, cancellationToken);
        var outcomes = new List<FieldOutcome>();
        foreach (var edit in edits)
        {
            var attribute = attributes.FirstOrDefault(known => known.Key == edit.Key);
            outcomes.Add(new FieldOutcome(edit.Key, attribute is null ? FieldState.Refused : await SetAsync(record, raw!.Value, (attribute, edit), phones, cancellationToken)));
        }

        return outcomes.Any(outcome => outcome.State == FieldState.Done) ? await ConfirmedAsync(record, edits, outcomes, phones, cancellationToken) : outcomes;
    }

    /// <param name="held">What stands there.</param>
    /// <param name="wanted">What shall, or was seen.</param>
    /// <param name="phones">Null where it is no number to call.</param>
    private static bool Holds(FieldValue? held, FieldValue? wanted, PhoneBook? phones) =>
        FieldEdit.Same(held, wanted) || held is { IsList: false } && wanted is { IsList: false } && IsSameText(held.Items[0], wanted.Items[0], phones);

    private static bool IsSameText(string held, string wanted, PhoneBook? phones) =>
        phones is not null ? phones.AreSame(held, wanted)
        : decimal.TryParse(held, NumberStyles.Number, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(wanted, NumberStyles.Number, CultureInfo.InvariantCulture, out var other)
            ? one == other
            : string.Equals(held, wanted, StringComparison.OrdinalIgnoreCase);

    private static PhoneBook? PhonesFor(AttioAttribute attribute, PhoneBook phones) => attribute.Type == "phone-number" ? phones : null;

    private async Task<FieldState> SetAsync(
        RecordRef record, JsonElement raw, (AttioAttribute Attribute, FieldEdit Edit) what, PhoneBook phones, CancellationToken cancellationToken)
    {
        var (attribute, edit) = what;
        var field = AttioValues.FieldOf(attribute, raw);
        if (field is not { Editable: true })
        {
            return FieldState.Refused;
        }

        if (FieldEdit.Same(field.Value, edit.Value))
        {
            return FieldState.Done;
        }

        if (!Holds(field.Value, edit.Was, PhonesFor(attribute, phones)))
        {
            return FieldState.Changed;
        }

        // PUT: an attribute of many values holds exactly what is sent; those that are not sent stay as they are.
        var written = AttioValues.Written(attribute, edit.Value, AttioValues.TextsOf(raw, attribute.Slug), phones);
        var data = new JsonObject { ["values"] = new JsonObject { [attribute.Slug] = written } };
        var answer = await http.WriteAsync(HttpMethod.Put, AttioReading.PathOf(record), data, cancellationToken);
        return answer.IsSuccess ? FieldState.Done : answer.Failure() is { IsRefusal: true } ? FieldState.Refused : throw answer.Failure();
    }

    /// <exception cref="CrmFailedException">What was answered well does not stand there.</exception>
    private async Task<IReadOnlyList<FieldOutcome>> ConfirmedAsync(
        RecordRef record, IReadOnlyList<FieldEdit> edits, List<FieldOutcome> outcomes, PhoneBook phones, CancellationToken cancellationToken)
    {
        var raw = await reading.RawAsync(record, cancellationToken) ?? throw CrmFailedException.Unavailable(mayHaveBeenApplied: true);
        var attributes = await schema.OfAsync(record.Kind, cancellationToken);
        var isThere = edits.Zip(outcomes).Where(pair => pair.Second.State == FieldState.Done).All(pair =>
        {
            var attribute = attributes.First(known => known.Key == pair.First.Key);
            return Holds(AttioValues.FieldOf(attribute, raw)?.Value, pair.First.Value, PhonesFor(attribute, phones));
        });
        return isThere ? outcomes : throw CrmFailedException.Unavailable(mayHaveBeenApplied: true);
    }
}
