using System.Text.Json;
using X80.ReferenceServer.Conversing;

namespace X80.ReferenceServer.Crm.Attio;

/// <summary>
/// Stages of lists: where a workspace keeps its pipeline in a list and not in deals, the stage of a record is the status of its
/// entry there. A key that may not read lists sees none.
/// </summary>
internal sealed class AttioPipelines(AttioHttp http)
{
    // A record stands in few lists, and each is one request more.
    private const int MostEntries = 5;

    /// <returns>The stage of the newest entry that has one; null where there is none.</returns>
    public async Task<string?> StageAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var memberships = await http.FindAllowedAsync($"{AttioReading.PathOf(record)}/entries?limit=100", cancellationToken);
        var newest = Rows(memberships)
            .OrderByDescending(entry => AttioTime.Parse(entry.GetProperty("created_at").GetString()))
            .Take(MostEntries);
        foreach (var entry in newest)
        {
            var (list, id) = (entry.GetProperty("list_id").GetString(), entry.GetProperty("entry_id").GetString());
            if (Guid.TryParseExact(list, "D", out var known) && Guid.TryParseExact(id, "D", out var row)
                && await http.FindAllowedAsync($"v2/lists/{known}/entries/{row}", cancellationToken) is { } found && StageOf(found) is { } stage)
            {
                return stage;
            }
        }

        return null;
    }

    private static IEnumerable<JsonElement> Rows(JsonElement? answer) =>
        answer is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static string? StageOf(JsonElement entry) => entry.GetProperty("entry_values").EnumerateObject()
        .SelectMany(attribute => Rows(attribute.Value))
        .Where(value => value.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Object)
        .Select(value => value.GetProperty("status").GetProperty("title").GetString())
        .FirstOrDefault();
}
