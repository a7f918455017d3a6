using System.Text.Json;
using System.Text.Json.Nodes;

namespace X80.ReferenceServer.Crm.Affinity;

/// <summary>Phone numbers: a global field of people, which version 1 reads and writes as values of their own.</summary>
internal sealed class AffinityFields(AffinityHttp http)
{
    private long? phoneField;

    public async Task<IReadOnlyList<string>> PhonesAsync(long person, CancellationToken cancellationToken) =>
        [.. (await ValuesAsync(person, cancellationToken)).Select(held => held.Value)];

    /// <summary>Adds a number, or puts it in the place of the first one.</summary>
    /// <exception cref="CrmFailedException">The key may not edit global fields, or there is no such field.</exception>
    public async Task SetPhoneAsync(long person, string phone, CancellationToken cancellationToken)
    {
        var held = await ValuesAsync(person, cancellationToken);
        var answer = held is [var first, ..]
            ? await http.WriteAsync(HttpMethod.Put, $"field-values/{AffinityIds.Word(first.Id)}", new JsonObject { ["value"] = phone }, cancellationToken)
            : await http.WriteAsync(
                HttpMethod.Post,
                "field-values",
                new JsonObject { ["field_id"] = await FieldAsync(cancellationToken) ?? throw CrmFailedException.Refused(), ["entity_id"] = person, ["value"] = phone },
                cancellationToken);
        if (!answer.IsSuccess)
        {
            throw answer.Failure();
        }
    }

    /// <summary>Takes away the only number.</summary>
    /// <returns>False, and nothing was done, where a person has several.</returns>
    /// <exception cref="CrmFailedException">The key may not edit global fields.</exception>
    public async Task<bool> RemovePhoneAsync(long person, CancellationToken cancellationToken)
    {
        if (await ValuesAsync(person, cancellationToken) is not [var only])
        {
            return false;
        }

        var answer = await http.WriteAsync(HttpMethod.Delete, $"field-values/{AffinityIds.Word(only.Id)}", body: null, cancellationToken);
        return answer.IsSuccess ? true : throw answer.Failure();
    }

    private async Task<List<(long Id, string Value)>> ValuesAsync(long person, CancellationToken cancellationToken)
    {
        if (await FieldAsync(cancellationToken) is not { } field)
        {
            return [];
        }

        var rows = await http.FindAsync($"field-values?person_id={AffinityIds.Word(person)}", cancellationToken);
        return [.. AffinityHttp.Rows(rows, "field_values")
            .Where(row => AffinityIds.Of(row, "field_id") == field)
            .Select(row => (AffinityIds.Of(row), AffinityText.Of(row, "value")))
            .Where(row => row.Item2 is not null)
            .Select(row => (row.Item1, row.Item2!))];
    }

    /// <returns>Null where the account has no such field.</returns>
    private async Task<long?> FieldAsync(CancellationToken cancellationToken)
    {
        if (phoneField is null)
        {
            var found = AffinityHttp.Rows(await http.FindAsync("persons/fields", cancellationToken), "fields")
                .FirstOrDefault(row => AffinityText.Of(row, "name") is { } name && name.StartsWith("Phone", StringComparison.OrdinalIgnoreCase));
            phoneField = found.ValueKind == JsonValueKind.Object ? AffinityIds.Of(found) : null;
        }

        return phoneField;
    }
}
