using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using X80.Contract.Kinds;
using X80.Contract.Records;

namespace X80.ReferenceServer.Crm.Affinity.Lists;

/// <summary>Texts in the forms in which version 2 takes them into fields of lists.</summary>
internal sealed class AffinityForms(AffinitySearching searching)
{
    /// <param name="field">As version 2 says it.</param>
    /// <param name="known">The same field with its options.</param>
    /// <param name="value">What it is to hold; null empties it.</param>
    /// <param name="access">People and companies are looked for by name only where members may see such records.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The body of a change; null where the field cannot hold this, or it does not say which of several is meant.</returns>
    public async Task<JsonObject?> OfAsync(
        JsonElement field, AffinityListField? known, FieldValue? value, RecordAccess access, CancellationToken cancellationToken)
    {
        if (value is not null && value.IsList != AffinityCells.FormOf(field).IsMany)
        {
            return null;
        }

        var items = new JsonArray();
        foreach (var text in value?.Items ?? [])
        {
            if (await OneAsync(field, known, text, access, cancellationToken) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        var data = value is null ? null : value.IsList ? items : items[0]!.DeepClone();
        return new JsonObject { ["value"] = new JsonObject { ["type"] = AffinityCells.TypeOf(field), ["data"] = data } };
    }

    private async Task<JsonNode?> OneAsync(JsonElement field, AffinityListField? known, string text, RecordAccess access, CancellationToken cancellationToken) =>
        AffinityCells.FormOf(field).Type switch
        {
            "ranked-dropdown" or "dropdown" => OptionOf(known, text) is { } option ? new JsonObject { ["dropdownOptionId"] = option } : null,
            "text" or "filterable-text" => JsonValue.Create(text),
            "number" => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
            "datetime" => JsonValue.Create(text + "T00:00:00Z"),
            "person" => await NamedAsync(RecordKind.Person, field, text, access, cancellationToken),
            "company" => await NamedAsync(RecordKind.Company, field, text, access, cancellationToken),
            "location" => AffinityLocation.With(AffinityCells.ValuesOf(field) is [var first, ..] ? first : default, text),
            _ => null,
        };

    /// <returns>The one that stands there already under this name, or the only one that bears it.</returns>
    private async Task<JsonObject?> NamedAsync(RecordKind kind, JsonElement field, string name, RecordAccess access, CancellationToken cancellationToken)
    {
        var type = AffinityCells.FormOf(field).Type;
        var held = AffinityCells.ValuesOf(field).Where(value => AffinityCells.TextOf(type, value) == name).Select(value => AffinityIds.Of(value)).ToList();
        if (held.Count == 0 && access.Allows(kind))
        {
            var found = await searching.ByTermAsync(kind, Term(name), access, cancellationToken);
            held.AddRange(found.Where(one => one.Name == name).Select(one => AffinityIds.Of(one.Record)).OfType<long>());
        }

        return held is [var only] ? new JsonObject { ["id"] = only } : null;
    }

    // Version 1 looks for people by one name at a time.
    private static string Term(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).MaxBy(word => word.Length) ?? name;

    private static long? OptionOf(AffinityListField? known, string text) =>
        known?.Options.Where(option => option.Text == text).Select(option => (long?)option.Id).FirstOrDefault();
}
