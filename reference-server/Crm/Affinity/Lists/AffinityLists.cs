using System.Text.Json;

namespace X80.ReferenceServer.Crm.Affinity.Lists;

/// <summary>The account's lists with their fields, by version 1, which alone says what a dropdown can hold. Kept for a while.</summary>
internal sealed class AffinityLists(AffinityHttp http, AffinityPlace place, TimeProvider time)
{
    private const int OfOpportunities = 8;
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);
    private volatile Known? known;

    /// <returns>The list in which opportunities are made: the operator's, or else the only one; null where there is none, or a choice.</returns>
    public async Task<long?> OfDealsAsync(CancellationToken cancellationToken)
    {
        if (place.DealList is { } chosen)
        {
            return chosen;
        }

        var lists = AffinityHttp.Rows(await AllowedAsync("lists", cancellationToken), "lists")
            .Where(list => list.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Number && type.GetInt32() == OfOpportunities)
            .ToList();
        return lists is [var only] ? AffinityIds.Of(only) : null;
    }

    /// <returns>None where the key may not see the list.</returns>
    public async Task<IReadOnlyList<AffinityListField>> FieldsAsync(long list, CancellationToken cancellationToken)
    {
        if (known is { } held && held.List == list && held.Until > time.GetUtcNow())
        {
            return held.Fields;
        }

        var rows = AffinityHttp.Rows(await AllowedAsync($"lists/{AffinityIds.Word(list)}", cancellationToken), "fields");
        List<AffinityListField> fields = [.. rows.Select(row => new AffinityListField(AffinityIds.Of(row), AffinityText.Of(row, "name") ?? "", OptionsOf(row)))];
        known = new Known(list, fields, time.GetUtcNow() + Lasts);
        return fields;
    }

    private static IReadOnlyList<(long, string)> OptionsOf(JsonElement field) =>
        [.. AffinityHttp.Rows(field, "dropdown_options").Select(option => (AffinityIds.Of(option), AffinityText.Of(option, "text") ?? ""))];

    private async Task<JsonElement?> AllowedAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync(path, question: null, cancellationToken);
        return answer.Status is 403 or 404 ? null : AffinityHttp.Read(answer);
    }

    private sealed record Known(long List, IReadOnlyList<AffinityListField> Fields, DateTimeOffset Until);
}
